package io.github.azurellama.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.SimpleTokenCache;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import dev.langchain4j.exception.AuthenticationException;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.error.InvalidSettingException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of Microsoft Entra ID, from any credential of azure-identity:
 *
 * <pre>{@code
 * .credential(EntraIdCredential.of(new DefaultAzureCredentialBuilder().build()))
 * }</pre>
 *
 * <p>Tokens are cached and renewed some minutes before they expire, by azure-core's own cache; after a 401 one fresh token is
 * fetched. This is the only class of the library that needs azure-core, which azure-identity brings; without it on the
 * class path everything else works.
 *
 * <p>A call for which there is no token fails with {@link AuthenticationException}.
 */
public final class EntraIdCredential implements AzureLlamaCredential {

    private final TokenCredential credential;
    private final List<String> scopes;
    private final Map<List<String>, TokenCache> caches = new ConcurrentHashMap<>();

    private EntraIdCredential(TokenCredential credential, List<String> scopes) {
        this.credential = Objects.requireNonNull(credential, "credential");
        this.scopes = scopes;
    }

    /**
     * Requests tokens for the scope of the endpoint: {@code https://cognitiveservices.azure.com/.default} on Foundry,
     * {@code https://ai.azure.com/.default} for a Foundry project, {@code https://ml.azure.com/.default} on serverless
     * endpoints and managed compute, and their counterparts under {@code azure.us} and {@code azure.cn}. If the server refuses
     * the token and names another of these, the model uses that one from then on.
     *
     * <p>For hosts outside Azure there is no such scope: use {@link #of(TokenCredential, String...)} there.
     */
    public static EntraIdCredential of(TokenCredential credential) {
        return new EntraIdCredential(credential, List.of());
    }

    /** Fetches tokens of these scopes, for example {@code https://ai.azure.com/.default}, or that of a gateway. */
    public static EntraIdCredential of(TokenCredential credential, String... scopes) {
        if (scopes.length == 0) {
            throw new InvalidSettingException(
                    "scopes", null, "scopes is empty: name one, or leave them out to use the endpoint's own");
        }
        return new EntraIdCredential(credential, List.copyOf(Arrays.asList(scopes)));
    }

    @Override
    public Authorization authorize(EndpointKind kind) {
        return authorize(scopesOr(kind.tokenScope()));
    }

    @Override
    public Authorization authorize(Endpoint endpoint) {
        return authorize(scopesOr(endpoint.tokenScope()));
    }

    @Override
    public @Nullable Authorization authorize(Endpoint endpoint, String scope) {
        return isScopedByEndpoint() ? authorize(List.of(scope)) : null;
    }

    @Override
    public boolean isScopedByEndpoint() {
        return scopes.isEmpty();
    }

    private Authorization authorize(List<String> wanted) {
        AccessToken token;
        try {
            token = caches.computeIfAbsent(wanted, this::cache).token();
        } catch (RuntimeException e) {
            throw new AuthenticationException("no token of Entra ID for scope " + wanted + ": " + e.getMessage(), e);
        }
        if (token == null) {
            throw new AuthenticationException("the TokenCredential gave no token for scope " + wanted);
        }
        return header(token);
    }

    private static Authorization header(AccessToken token) {
        return new Authorization("Authorization", "Bearer " + token.getToken());
    }

    @Override
    public boolean renew(EndpointKind kind) {
        return caches.remove(scopesOr(kind.tokenScope())) != null;
    }

    @Override
    public boolean renew(Endpoint endpoint) {
        return caches.remove(scopesOr(endpoint.tokenScope())) != null;
    }

    @Override
    public boolean renew(Endpoint endpoint, Authorization refused) {
        // Does nothing if another call has dropped that token already.
        caches.values().removeIf(cache -> cache.holds(refused));
        return true;
    }

    private List<String> scopesOr(String scopeOfEndpoint) {
        return scopes.isEmpty() ? List.of(scopeOfEndpoint) : scopes;
    }

    private TokenCache cache(List<String> wanted) {
        var context = new TokenRequestContext().setScopes(wanted);
        return new TokenCache(new SimpleTokenCache(() -> credential.getToken(context)));
    }

    /** Azure-core's cache, and the token that it gave last. */
    private static final class TokenCache {

        private final SimpleTokenCache cache;
        private volatile @Nullable AccessToken last;

        TokenCache(SimpleTokenCache cache) {
            this.cache = cache;
        }

        @Nullable AccessToken token() {
            AccessToken token = cache.getToken().block();
            last = token;
            return token;
        }

        boolean holds(Authorization authorization) {
            AccessToken token = last;
            return token != null && header(token).equals(authorization);
        }
    }

    /** Shows no token. */
    @Override
    public String toString() {
        return "EntraIdCredential[scopes=" + (scopes.isEmpty() ? "by endpoint" : scopes) + "]";
    }
}
