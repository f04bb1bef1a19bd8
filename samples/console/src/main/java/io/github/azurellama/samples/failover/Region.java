package io.github.azurellama.samples.failover;

import io.github.azurellama.LlamaDeployment;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.SimulatorOptions;
import io.github.azurellama.simulator.fault.Fault;
import java.time.Duration;

/** A region with a simulated deployment, which can be throttled, stopped and started. */
public final class Region implements AutoCloseable {

    private final String name;
    private final SimulatedEndpoint simulated;
    private AzureSimulator azure;

    /** A region whose deployment runs. */
    public Region(String name, SimulatedEndpoint simulated) {
        this.name = name;
        this.simulated = simulated;
        this.azure = AzureSimulator.start(simulated);
    }

    /** The deployment. On Azure, the URL alone would say of which kind it is. */
    public LlamaDeployment deployment(EndpointKind kind, int weight) {
        return LlamaDeployment.builder()
                .name(name)
                .endpoint(azure.url())
                .endpointKind(kind)
                .apiKey(azure.apiKey().isEmpty() ? null : azure.apiKey())
                .modelName(kind.isModelRequired() ? simulated.defaultModels().get(0) : null)
                .weight(weight)
                .build();
    }

    /** Its next response says that its quota is used up. */
    public void throttle(Duration delay) {
        azure.failNext(Fault.tooManyRequests(delay));
    }

    /** Nothing listens at its port any more. */
    public void stop() {
        azure.close();
    }

    /** It is back at the same port. */
    public void start() {
        azure = AzureSimulator.start(SimulatorOptions.of(simulated).port(azure.port()));
    }

    @Override
    public void close() {
        azure.close();
    }
}
