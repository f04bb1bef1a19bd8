package io.github.azurellama.samples.web;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.request.ToolCalling;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the models are: at the endpoint that the environment names, else in a simulator for each kind that is picked. */
@Component
final class Deployments implements AutoCloseable {

    /** So that ignore_eos without max_tokens, which fills the context, ends within minutes. */
    private static final int SIMULATED_CONTEXT = 8192;

    private final String url;
    private final String apiKey;
    private final String modelName;
    private final Duration tokenDelay;
    private final Map<EndpointChoice, AzureSimulator> simulators = new EnumMap<>(EndpointChoice.class);
    private final Map<Model, StreamingChatModel> models = new ConcurrentHashMap<>();

    Deployments(
            @Value("${AZURE_LLAMA_ENDPOINT:}") String url,
            @Value("${AZURE_LLAMA_API_KEY:}") String apiKey,
            @Value("${AZURE_LLAMA_MODEL:}") String modelName,
            @Value("${simulator.token-delay}") Duration tokenDelay) {
        this.url = url.strip();
        this.apiKey = apiKey.strip();
        this.modelName = modelName.strip();
        this.tokenDelay = tokenDelay;
        checkNow();
    }

    /** Fails for a wrong environment at start, not at the first question. */
    private void checkNow() {
        try {
            model(EndpointChoice.SERVERLESS, null);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "AZURE_LLAMA_ENDPOINT, AZURE_LLAMA_API_KEY and AZURE_LLAMA_MODEL do not make a model: "
                            + e.getMessage(),
                    e);
        }
    }

    /** Whether there is no real endpoint. */
    boolean isSimulated() {
        return url.isEmpty();
    }

    /** The endpoint, without anything secret. */
    String description() {
        return isSimulated() ? "a simulator" : Endpoint.of(url, null, null).toString();
    }

    /**
     * A model that streams.
     *
     * @param kind what to simulate; without a meaning where the endpoint is real
     * @param tools how tools reach it, or null for the library's default
     * @throws IllegalArgumentException if the environment lacks what the endpoint needs
     */
    StreamingChatModel model(EndpointChoice kind, @Nullable ToolCalling tools) {
        return models.computeIfAbsent(new Model(kind, tools), this::built);
    }

    private StreamingChatModel built(Model model) {
        var builder = AzureLlamaStreamingChatModel.builder().toolCalling(model.tools);
        if (isSimulated()) {
            AzureSimulator azure = simulator(model.kind);
            builder.endpoint(azure.url())
                    .endpointKind(model.kind.endpointKind())
                    .apiKey(azure.apiKey().isEmpty() ? null : azure.apiKey())
                    .modelName(model.kind.simulated().defaultModels().get(0));
        } else {
            builder.endpoint(url)
                    .apiKey(apiKey.isEmpty() ? null : apiKey)
                    .modelName(modelName.isEmpty() ? null : modelName);
        }
        return builder.build();
    }

    /** The simulator of that kind, started when it is first needed. */
    AzureSimulator simulator(EndpointChoice kind) {
        synchronized (simulators) {
            return simulators.computeIfAbsent(
                    kind,
                    missing -> AzureSimulator.start(SimulatorOptions.of(missing.simulated())
                            .tokenDelay(tokenDelay)
                            .contextLength(SIMULATED_CONTEXT)));
        }
    }

    @Override
    public void close() {
        synchronized (simulators) {
            simulators.values().forEach(AzureSimulator::close);
        }
    }

    private record Model(EndpointChoice kind, @Nullable ToolCalling tools) {}
}
