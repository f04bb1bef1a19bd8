package io.github.azurellama.internal.http;

import io.github.azurellama.auth.Authorization;
import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.error.InterceptorException;
import io.github.azurellama.internal.error.ServerError;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Puts the credential on each attempt, and repeats once after a 401 if the credential can be renewed. */
final class AuthorizationInterceptor implements Interceptor {

    private static final int UNAUTHORIZED = 401;

    private final AzureLlamaCredential credential;
    private final Endpoint endpoint;
    private final ServerErrors errors;

    AuthorizationInterceptor(AzureLlamaCredential credential, Endpoint endpoint, ServerErrors errors) {
        this.credential = credential;
        this.endpoint = endpoint;
        this.errors = errors;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = authorized(chain);
        ServerError error = errors.of(response);
        if (error == null || error.status() != UNAUTHORIZED || !renewed()) {
            return response;
        }
        response.close();
        return authorized(chain);
    }

    private Response authorized(Chain chain) throws IOException {
        Authorization authorization;
        try {
            authorization = credential.authorize(endpoint);
        } catch (RuntimeException e) {
            throw new InterceptorException(e);
        }
        return chain.proceed(chain.request()
                .newBuilder()
                .header(authorization.header(), authorization.value())
                .build());
    }

    private boolean renewed() throws IOException {
        try {
            return credential.renew(endpoint);
        } catch (RuntimeException e) {
            throw new InterceptorException(e);
        }
    }
}
