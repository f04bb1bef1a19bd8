package io.github.azurellama.samples.web;

import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.simulator.SimulatedEndpoint;

/** The kinds of endpoint that can be simulated: their names on the page, and what the library calls each. */
enum EndpointChoice {
    SERVERLESS("Serverless API", EndpointKind.SERVERLESS, SimulatedEndpoint.SERVERLESS),
    FOUNDRY_MODELS("Foundry, Model Inference", EndpointKind.FOUNDRY_MODELS, SimulatedEndpoint.FOUNDRY_MODELS),
    FOUNDRY_OPENAI("Foundry, OpenAI routes", EndpointKind.FOUNDRY_OPENAI, SimulatedEndpoint.FOUNDRY_OPENAI),
    MANAGED_COMPUTE("Managed compute", EndpointKind.MANAGED_COMPUTE, SimulatedEndpoint.MANAGED_COMPUTE),
    MANAGED_COMPUTE_NIM(
            "Managed compute, NVIDIA NIM", EndpointKind.MANAGED_COMPUTE, SimulatedEndpoint.MANAGED_COMPUTE_NIM),
    OPENAI_COMPATIBLE("Self-hosted vLLM", EndpointKind.OPENAI_COMPATIBLE, SimulatedEndpoint.OPENAI_COMPATIBLE);

    private final String label;
    private final EndpointKind endpointKind;
    private final SimulatedEndpoint simulated;

    EndpointChoice(String label, EndpointKind endpointKind, SimulatedEndpoint simulated) {
        this.label = label;
        this.endpointKind = endpointKind;
        this.simulated = simulated;
    }

    String label() {
        return label;
    }

    EndpointKind endpointKind() {
        return endpointKind;
    }

    SimulatedEndpoint simulated() {
        return simulated;
    }
}
