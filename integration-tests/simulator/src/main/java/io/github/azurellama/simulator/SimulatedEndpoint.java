package io.github.azurellama.simulator;

import io.github.azurellama.simulator.endpoint.Endpoints;
import io.github.azurellama.simulator.endpoint.SimulatorConfig;
import io.github.azurellama.simulator.wire.EndpointRequest;
import io.github.azurellama.simulator.wire.EndpointResponse;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The endpoint kinds that can be simulated. */
public enum SimulatedEndpoint {
    /** A serverless deployment ({@code *.models.ai.azure.com}) with the Llama-native and the Model Inference routes. */
    SERVERLESS(""),
    /** A Foundry resource, Model Inference routes. */
    FOUNDRY_MODELS("/models"),
    /** A Foundry resource, OpenAI routes. */
    FOUNDRY_OPENAI("/openai/v1"),
    /** A managed online endpoint: vLLM behind Microsoft's server, with {@code /score}. */
    MANAGED_COMPUTE(""),
    /** A managed online endpoint that runs an NVIDIA NIM. */
    MANAGED_COMPUTE_NIM(""),
    /** A vLLM server of one's own. */
    OPENAI_COMPATIBLE("/v1");

    private final String path;

    SimulatedEndpoint(String path) {
        this.path = path;
    }

    /** The names of the models that the kind serves by default; the first is the default. */
    public List<String> defaultModels() {
        return switch (this) {
            case SERVERLESS -> List.of("Llama-4-Scout-17B-16E-Instruct", "Llama-3.3-70B-Instruct");
            case FOUNDRY_MODELS, FOUNDRY_OPENAI ->
                List.of(
                        "Llama-4-Scout-17B-16E-Instruct",
                        "Llama-4-Maverick-17B-128E-Instruct-FP8",
                        "Llama-3.3-70B-Instruct");
            case MANAGED_COMPUTE -> List.of("/var/azureml-app/azureml-models/Llama-4-Scout-17B-16E-Instruct/1");
            case MANAGED_COMPUTE_NIM -> List.of("meta/llama-4-scout-17b-16e-instruct", "meta/llama-3.1-8b-instruct");
            case OPENAI_COMPATIBLE ->
                List.of("meta-llama/Llama-4-Scout-17B-16E-Instruct", "meta-llama/Llama-3.1-8B-Instruct");
        };
    }

    /** The URL as the portal shows it: with the part of the path that belongs to the endpoint. */
    String url(String scheme, int port) {
        return scheme + "://127.0.0.1:" + port + path;
    }

    /** The name in lower case with dashes, as on the command line. */
    public String commandLineName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Function<EndpointRequest, EndpointResponse> deploy(SimulatorConfig config) {
        return switch (this) {
            case SERVERLESS -> Endpoints.serverless(config);
            case FOUNDRY_MODELS -> Endpoints.foundryModels(config);
            case FOUNDRY_OPENAI -> Endpoints.foundryOpenAi(config);
            case MANAGED_COMPUTE -> Endpoints.managedCompute(config);
            case MANAGED_COMPUTE_NIM -> Endpoints.nim(config);
            case OPENAI_COMPATIBLE -> Endpoints.openAiCompatible(config);
        };
    }
}
