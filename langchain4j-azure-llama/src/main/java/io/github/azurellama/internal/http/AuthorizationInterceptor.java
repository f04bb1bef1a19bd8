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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Puts the credential on each attempt, and sends a request once more after a 401 if the credential can be renewed or has tokens
 * of the audience that the server names.
 */
final class AuthorizationInterceptor implements Interceptor {

    private static final int UNAUTHORIZED = 401;

    private final AzureLlamaCredential credential;
    private final Endpoint endpoint;
    private final ServerErrors errors;
    private final boolean isImmediate;

    /** The scope that a server named when it refused a token, once a token of that scope was accepted. */
    private volatile @Nullable String scopeThatHelped;

    /** That of a backend's credential, or null if it has none. */
    static @Nullable AuthorizationInterceptor of(Backend backend) {
        AzureLlamaCredential credential = backend.settings().credential;
        return credential == null
                ? null
                : new AuthorizationInterceptor(credential, backend.endpoint(), backend.errors());
    }

    private AuthorizationInterceptor(AzureLlamaCredential credential, Endpoint endpoint, ServerErrors errors) {
        this.credential = credential;
        this.endpoint = endpoint;
        this.errors = errors;
        this.isImmediate = credential.isImmediate();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Authorization authorization = user(chain, this::authorize);
        Response response = authorized(chain, authorization);
        ServerError error = errors.of(response);
        if (error == null || error.status() != UNAUTHORIZED) {
            return response;
        }
        String scope = otherScope(error);
        Optional<Authorization> second;
        try {
            second = user(chain, () -> second(authorization, scope));
        } catch (IOException | RuntimeException e) {
            response.close();
            throw e;
        }
        if (second.isEmpty()) {
            return response;
        }
        response.close();
        Response secondResponse = authorized(chain, second.get());
        if (scope != null && errors.of(secondResponse) == null) {
            scopeThatHelped = scope;
        }
        return secondResponse;
    }

    /** What to send after a refusal: a token of the scope that the server named, or a renewed one; empty for neither. */
    private Optional<Authorization> second(Authorization refused, @Nullable String scope) {
        Authorization other = scope == null ? null : credential.authorize(endpoint, scope);
        if (other == null && credential.renew(endpoint, refused)) {
            other = authorize();
        }
        return Optional.ofNullable(other);
    }

    private Authorization authorize() {
        String scope = scopeThatHelped;
        Authorization other = scope == null ? null : credential.authorize(endpoint, scope);
        return other == null ? credential.authorize(endpoint) : other;
    }

    /** The scope of the audience that the error names, unless it names that of the refused token too. */
    private @Nullable String otherScope(ServerError error) {
        String refused = scopeThatHelped == null ? endpoint.tokenScope() : scopeThatHelped;
        List<String> named = endpoint.tokenScopes().stream()
                .filter(scope -> error.details().message().contains(scope.replace("/.default", "")))
                .toList();
        return named.isEmpty() || named.contains(refused) ? null : named.get(0);
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
            return isImmediate ? task.get() : Detached.run(chain.call(), task, "a credential");
        } catch (LangChain4jException e) {
            throw new InterceptorException(e);
        } catch (RuntimeException | Error e) {
            throw new InterceptorException(
                    new AuthenticationException("no credential for the request: " + e.getMessage(), e));
        }
    }
}
