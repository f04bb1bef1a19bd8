package io.github.azurellama.auth;

import io.github.azurellama.endpoint.EndpointKind;
import java.util.function.Supplier;

/** A token from elsewhere. */
final class BearerCredential implements AzureLlamaCredential {

    private final Supplier<String> token;

    BearerCredential(Supplier<String> token) {
        this.token = token;
    }

    @Override
    public Authorization authorize(EndpointKind kind) {
        return new Authorization("Authorization", "Bearer " + token.get());
    }

    @Override
    public String toString() {
        return "bearer(***)";
    }
}
