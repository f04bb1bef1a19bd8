package io.github.azurellama.auth;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.EndpointKind;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Proves to an endpoint who calls it. Asked for every attempt, on the thread that makes the attempt; must be safe to
 * use from several threads.
 */
public interface AzureLlamaCredential {

    /**
     * The header to send with the next attempt.
     *
     * @param kind the kind of endpoint, which decides the header of an API key and the scope of a token
     */
    Authorization authorize(EndpointKind kind);

    /**
     * Told that the server answered 401 to what {@link #authorize} gave last.
     *
     * @return true if the next {@link #authorize} gives something fresh, so that one repeat makes sense
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

    /** As {@link #renew(EndpointKind)}, for credentials that depend on more than the kind. The library calls only this one. */
    default boolean renew(Endpoint endpoint) {
        return renew(endpoint.kind());
    }

    /**
     * An API key, sent in the header that the kind of endpoint wants: {@code api-key} on Foundry,
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
     * Entra ID or a secret store. The supplier should cache; what it throws fails the call unchanged.
     */
    static AzureLlamaCredential bearer(Supplier<String> token) {
        return new BearerCredential(Objects.requireNonNull(token, "token"));
    }
}
