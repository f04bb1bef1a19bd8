package io.github.azurellama.samples.cli;

import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.simulator.AzureSimulator;
import org.jspecify.annotations.Nullable;

/** Where a sample's model is: what its builder is given. Closing it ends the simulator, if there is one. */
public final class Connection implements AutoCloseable {

    private final String endpoint;
    private final @Nullable String apiKey;
    private final @Nullable String modelName;
    private final @Nullable EndpointFlag kind;
    private final @Nullable ApiDialect dialect;
    private final boolean logged;
    private final @Nullable AzureSimulator simulator;

    Connection(
            String endpoint,
            @Nullable String apiKey,
            @Nullable String modelName,
            @Nullable EndpointFlag kind,
            @Nullable ApiDialect dialect,
            boolean logged,
            @Nullable AzureSimulator simulator) {
        this.endpoint = endpoint;
        this.apiKey = apiKey;
        this.modelName = modelName;
        this.kind = kind;
        this.dialect = dialect;
        this.logged = logged;
        this.simulator = simulator;
    }

    /** The URL. */
    public String endpoint() {
        return endpoint;
    }

    /** The key, or null for none. */
    public @Nullable String apiKey() {
        return apiKey;
    }

    /** The deployment's name, or null to let the endpoint decide. */
    public @Nullable String modelName() {
        return modelName;
    }

    /** The kind of endpoint, or null to find it from the URL. */
    public @Nullable EndpointKind kind() {
        return kind == null ? null : kind.endpointKind();
    }

    /** The dialect, or null to find it from the URL. */
    public @Nullable ApiDialect dialect() {
        return dialect;
    }

    /** Whether requests and responses are to be logged. */
    public boolean isLogged() {
        return logged;
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
