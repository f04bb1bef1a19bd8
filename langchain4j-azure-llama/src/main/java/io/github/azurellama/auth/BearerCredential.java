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
        String fetched = token.get();
        if (fetched == null) {
            throw new IllegalStateException("the supplier of the bearer token returned null: return a token, or throw"
                    + " what keeps it from doing so");
        }
        return new Authorization("Authorization", "Bearer " + PastedSecret.clean(fetched));
    }

    @Override
    public String toString() {
        return "bearer(***)";
    }
}
