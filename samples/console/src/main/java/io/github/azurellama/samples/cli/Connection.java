package io.github.azurellama.samples.cli;

import io.github.azurellama.AzureLlamaConnectionBuilder;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.simulator.AzureSimulator;
import org.jspecify.annotations.Nullable;

/**
 * Where a sample's model is. Closing it ends the simulator, if there is one.
 *
 * @param endpoint the URL
 * @param apiKey the key, or null for none
 * @param modelName the deployment's name, or null to let the endpoint decide
 * @param kind the kind of endpoint, or null to find it from the URL
 * @param dialect the dialect, or null to find it from the URL
 * @param isLogged whether requests and responses are to be logged
 * @param simulator the simulator, or null if there is a real endpoint
 */
public record Connection(
        String endpoint,
        @Nullable String apiKey,
        @Nullable String modelName,
        @Nullable EndpointKind kind,
        @Nullable ApiDialect dialect,
        boolean isLogged,
        @Nullable AzureSimulator simulator)
        implements AutoCloseable {

    /** Sets the connection on any builder of the library. */
    public <B extends AzureLlamaConnectionBuilder<B>> B configure(B builder) {
        return builder.endpoint(endpoint)
                .apiKey(apiKey)
                .endpointKind(kind)
                .apiDialect(dialect)
                .logRequests(isLogged)
                .logResponses(isLogged);
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return endpoint;
    }
}
