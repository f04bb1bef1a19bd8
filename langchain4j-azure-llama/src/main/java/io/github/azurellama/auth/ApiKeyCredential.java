package io.github.azurellama.auth;

import io.github.azurellama.endpoint.EndpointKind;

/** An API key. A class rather than a record, whose {@code equals} and {@code toString} would deal in the secret. */
final class ApiKeyCredential implements AzureLlamaCredential {

    private final String key;

    ApiKeyCredential(String key) {
        this.key = new Authorization("api-key", key).value();
    }

    @Override
    public Authorization authorize(EndpointKind kind) {
        String header = kind.keyHeader();
        return new Authorization(header, (header.equals("Authorization") ? "Bearer " : "") + key);
    }

    @Override
    public String toString() {
        return "apiKey(***)";
    }
}
