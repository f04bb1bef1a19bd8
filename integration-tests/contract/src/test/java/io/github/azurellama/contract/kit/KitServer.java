package io.github.azurellama.contract.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.contract.kit.script.KitResponder;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatorOptions;
import io.github.azurellama.simulator.responder.prompted.CallStyle;
import io.github.azurellama.simulator.responder.prompted.PromptedJson;
import io.github.azurellama.simulator.responder.prompted.PromptedJson.Wrapping;
import io.github.azurellama.simulator.responder.prompted.PromptedResponder;
import java.time.Duration;
import java.util.stream.Stream;

/** A simulator that knows the kit's questions, and models pointed at it. */
final class KitServer implements AutoCloseable {

    private final Combination combination;
    private final KitResponder script = new KitResponder();
    private final AzureSimulator azure;

    private KitServer(Combination combination) {
        this.combination = combination;
        // A delay, however short, lets a stream be cancelled before all of it has been sent.
        SimulatorOptions options = SimulatorOptions.of(combination.target().endpoint())
                .apiKey(SimulatorOptions.DEFAULT_API_KEY)
                .tokenDelay(Duration.ofMillis(1))
                .responder(new PromptedResponder(new PromptedJson(script, Wrapping.NONE), CallStyle.JSON));
        if (options.config().models().size() < 2) {
            options = options.models(options.config().models().get(0), "another-model");
        }
        this.azure = AzureSimulator.start(combination.refusesTools() ? options.withoutTools() : options);
    }

    /** A server for each combination, started when its tests begin, which JUnit closes when they have ended. */
    static Stream<KitServer> all() {
        return Stream.of(Combination.values())
                .filter(combination -> combination != Combination.GUIDED)
                .map(KitServer::new);
    }

    static Stream<KitServer> withGuided() {
        return Stream.of(Combination.values()).map(KitServer::new);
    }

    Combination combination() {
        return combination;
    }

    /** A model with nothing but what the combination demands. */
    AzureLlamaChatModelBuilder<AzureLlamaChatModel> model() {
        return configured(AzureLlamaChatModel.builder());
    }

    /** A streaming model with nothing but what the combination demands. */
    AzureLlamaChatModelBuilder<AzureLlamaStreamingChatModel> streamingModel() {
        return configured(AzureLlamaStreamingChatModel.builder());
    }

    /** The same with these defaults, which name their own model or none. */
    AzureLlamaChatModelBuilder<AzureLlamaChatModel> modelWith(ChatRequestParameters defaults) {
        return withDefaults(model(), defaults);
    }

    /** The same with these defaults, which name their own model or none. */
    AzureLlamaChatModelBuilder<AzureLlamaStreamingChatModel> streamingModelWith(ChatRequestParameters defaults) {
        return withDefaults(streamingModel(), defaults);
    }

    /** A setter of the builder wins over the defaults, so it names the same model as they do. */
    private static <M> AzureLlamaChatModelBuilder<M> withDefaults(
            AzureLlamaChatModelBuilder<M> builder, ChatRequestParameters defaults) {
        if (defaults.modelName() != null) {
            builder.modelName(defaults.modelName());
        }
        return builder.defaultRequestParameters(defaults);
    }

    private <M> AzureLlamaChatModelBuilder<M> configured(AzureLlamaChatModelBuilder<M> builder) {
        combination.target().configure(builder, azure);
        return builder.modelName(modelName())
                .toolCalling(combination.toolCalling())
                .structuredOutput(combination.structuredOutput());
    }

    AzureSimulator azure() {
        return azure;
    }

    String modelName() {
        return azure.options().config().models().get(0);
    }

    String otherModelName() {
        return azure.options().config().models().get(1);
    }

    /** Fails if the kit had a question that the script does not know, or if the library has sent a schema that does not fit. */
    @Override
    public void close() {
        azure.close();
        assertThat(script.complaints()).isEmpty();
        if (combination.isPrompted()) {
            assertThat(azure.requests()).noneMatch(request -> request.body().has("tools"));
        }
        if (combination.sendsNoFormat()) {
            assertThat(azure.requests()).noneMatch(request -> request.body().has("response_format"));
        }
    }

    @Override
    public String toString() {
        return combination.name();
    }
}
