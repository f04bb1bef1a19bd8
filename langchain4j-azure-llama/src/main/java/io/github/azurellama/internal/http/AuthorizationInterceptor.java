package io.github.azurellama.internal.http;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.LangChain4jException;
import io.github.azurellama.auth.Authorization;
import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.connect.Detached;
import io.github.azurellama.internal.error.InterceptorException;
import io.github.azurellama.internal.error.ServerError;
import java.io.IOException;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Puts the credential on each attempt, and sends a request once more after a 401 if the credential can be renewed. */
final class AuthorizationInterceptor implements Interceptor {

    private static final int UNAUTHORIZED = 401;

    private final AzureLlamaCredential credential;
    private final Endpoint endpoint;
    private final ServerErrors errors;
    private final boolean isImmediate;

    AuthorizationInterceptor(AzureLlamaCredential credential, Endpoint endpoint, ServerErrors errors) {
        this.credential = credential;
        this.endpoint = endpoint;
        this.errors = errors;
        this.isImmediate = credential.isImmediate();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Authorization authorization = user(chain, () -> credential.authorize(endpoint));
        Response response = authorized(chain, authorization);
        ServerError error = errors.of(response);
        if (error == null || error.status() != UNAUTHORIZED) {
            return response;
        }
        try {
            if (!user(chain, () -> credential.renew(endpoint, authorization))) {
                return response;
            }
        } catch (IOException | RuntimeException e) {
            response.close();
            throw e;
        }
        response.close();
        return authorized(chain, user(chain, () -> credential.authorize(endpoint)));
    }

    private static Response authorized(Chain chain, Authorization authorization) throws IOException {
        return chain.proceed(chain.request()
                .newBuilder()
                .header(authorization.header(), authorization.value())
                .build());
    }

    /** A key is there at once; to fetch a token may take any time and ignore interrupts. */
    private <T> T user(Chain chain, Supplier<T> task) throws IOException {
        try {
            return isImmediate ? task.get() : Detached.run(chain.call(), task);
        } catch (LangChain4jException e) {
            throw new InterceptorException(e);
        } catch (RuntimeException | Error e) {
            throw new InterceptorException(
                    new AuthenticationException("no credential for the request: " + e.getMessage(), e));
        }
    }
}
