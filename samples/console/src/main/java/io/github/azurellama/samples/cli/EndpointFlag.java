package io.github.azurellama.samples.cli;

import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.simulator.SimulatedEndpoint;

/** The kinds of endpoint that a sample can talk to: what the library calls each, and what stands in for it. */
enum EndpointFlag {
    SERVERLESS(EndpointKind.SERVERLESS, SimulatedEndpoint.SERVERLESS),
    FOUNDRY_MODELS(EndpointKind.FOUNDRY_MODELS, SimulatedEndpoint.FOUNDRY_MODELS),
    FOUNDRY_OPENAI(EndpointKind.FOUNDRY_OPENAI, SimulatedEndpoint.FOUNDRY_OPENAI),
    MANAGED_COMPUTE(EndpointKind.MANAGED_COMPUTE, SimulatedEndpoint.MANAGED_COMPUTE),
    MANAGED_COMPUTE_NIM(EndpointKind.MANAGED_COMPUTE, SimulatedEndpoint.MANAGED_COMPUTE_NIM),
    OPENAI_COMPATIBLE(EndpointKind.OPENAI_COMPATIBLE, SimulatedEndpoint.OPENAI_COMPATIBLE);

    private final EndpointKind endpointKind;
    private final SimulatedEndpoint simulated;

    EndpointFlag(EndpointKind endpointKind, SimulatedEndpoint simulated) {
        this.endpointKind = endpointKind;
        this.simulated = simulated;
    }

    EndpointKind endpointKind() {
        return endpointKind;
    }

    SimulatedEndpoint simulated() {
        return simulated;
    }
}
