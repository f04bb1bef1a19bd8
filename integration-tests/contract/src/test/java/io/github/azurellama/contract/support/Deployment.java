package io.github.azurellama.contract.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaLanguageModelBuilder;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.RecordedRequest;
import io.github.azurellama.simulator.SimulatorOptions;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.StreamRecorder;
import io.github.azurellama.testing.TextCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A running simulator and the models that were pointed at it. On closing, no callback may be left. */
public final class Deployment implements AutoCloseable {

    private final Scenario scenario;
    private final AzureSimulator azure;
    private final List<StreamRecorder<?>> recorders = new ArrayList<>();

    Deployment(Scenario scenario, SimulatorOptions options) {
        this.scenario = scenario;
        this.azure = AzureSimulator.start(options);
    }

    public AzureSimulator azure() {
        return azure;
    }

    public ScenarioTarget target() {
        return scenario.target();
    }

    /** A chat model with nothing but its address set. */
    public Chat chat() {
        return chat(builder -> {});
    }

    /** A chat model with these settings. */
    public Chat chat(Consumer<AzureLlamaChatModelBuilder<?>> settings) {
        var chat = scenario.mode().open(builder -> {
            scenario.target().configureChat(builder, azure);
            settings.accept(builder);
        });
        recorders.add(chat.recorder());
        return chat;
    }

    /** A model that completes texts, with nothing but its address set. */
    public TextCaller text() {
        return text(builder -> {});
    }

    /** A model that completes texts, with these settings. */
    public TextCaller text(Consumer<AzureLlamaLanguageModelBuilder<?>> settings) {
        var text = scenario.mode().openText(builder -> {
            scenario.target().configure(builder, azure);
            settings.accept(builder);
        });
        recorders.add(text.recorder());
        return text;
    }

    /** The latest request. */
    public RecordedRequest request() {
        var requests = azure.requests();
        return requests.get(requests.size() - 1);
    }

    /** The body of the latest request. */
    public JsonNode body() {
        return request().body();
    }

    /** The options of the latest request, which {@code /score} has in an object of their own. */
    public JsonNode options() {
        return request().path().equals("/score") ? body().path("input_data").path("parameters") : body();
    }

    @Override
    public void close() {
        azure.close();
        recorders.forEach(StreamRecorder::assertExhausted);
    }
}
