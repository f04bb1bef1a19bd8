package io.github.azurellama.auth;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.EndpointKind;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Proves to an endpoint who calls it. Called for every attempt, on a thread of this library, so that the call can end at its
 * {@code callTimeout} or an interrupt while a token is fetched; must not depend on thread locals of the caller, and must be
 * safe to use from several threads.
 */
public interface AzureLlamaCredential {

    /**
     * The header to send with the next attempt.
     *
     * @param kind the kind of endpoint, which decides the header of an API key and the scope of a token
     */
    Authorization authorize(EndpointKind kind);

    /**
     * Called after the server refused with 401 what {@link #authorize} gave.
     *
     * @return true if the next {@link #authorize} gives something fresh, so that one more attempt makes sense
     */
    default boolean renew(EndpointKind kind) {
        return false;
    }

    /**
     * As {@link #authorize(EndpointKind)}, for credentials that depend on more than the kind: the scope of a token differs
     * between the clouds of Azure. The library calls only this method.
     */
    default Authorization authorize(Endpoint endpoint) {
        return authorize(endpoint.kind());
    }

    /**
     * A token of another scope than {@link #authorize(Endpoint)} gives. Called after the server refused a token with 401 and
     * named the audience that it wants, if Azure knows that audience.
     *
     * @param scope one of {@link Endpoint#tokenScopes()}
     * @return null if this credential has no tokens of scopes chosen by the library
     */
    default @Nullable Authorization authorize(Endpoint endpoint, String scope) {
        return null;
    }

    /**
     * Whether the endpoint decides the scope of its tokens, so that they are for hosts of Azure only. A model whose endpoint is
     * elsewhere refuses such a credential when it is built. Default is false.
     */
    default boolean isScopedByEndpoint() {
        return false;
    }

    /** As {@link #renew(EndpointKind)}, for credentials that depend on more than the kind. */
    default boolean renew(Endpoint endpoint) {
        return renew(endpoint.kind());
    }

    /**
     * As {@link #renew(Endpoint)}, with what was refused: other calls may have renewed the credential since, and then it need
     * not be renewed again. The library calls only this one.
     */
    default boolean renew(Endpoint endpoint, Authorization refused) {
        return renew(endpoint);
    }

    /** Whether {@link #authorize} never waits, so that it may be called on any thread. Default is false. */
    default boolean isImmediate() {
        return false;
    }

    /**
     * An API key, sent in the header that the kind of endpoint requires: {@code api-key} on Foundry,
     * {@code Authorization: Bearer} elsewhere. White space, quotation marks and {@code Bearer} around a pasted key are removed.
     *
     * @throws io.github.azurellama.error.InvalidSettingException if the key is blank, or contains white space, a quotation mark
     *     or a character outside ASCII; the message does not show it
     */
    static AzureLlamaCredential apiKey(String key) {
        return new ApiKeyCredential(Objects.requireNonNull(key, "apiKey"));
    }

    /**
     * A token that is fetched afresh for each attempt and sent as {@code Authorization: Bearer}, for example from
     * Entra ID or a secret store. The supplier should cache; what it throws is the cause of an
     * {@link dev.langchain4j.exception.AuthenticationException}, unless it is one of LangChain4j's exceptions itself.
     */
    static AzureLlamaCredential bearer(Supplier<String> token) {
        return new BearerCredential(Objects.requireNonNull(token, "token"));
    }
}
