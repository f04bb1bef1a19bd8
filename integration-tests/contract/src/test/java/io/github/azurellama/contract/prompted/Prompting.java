package io.github.azurellama.contract.prompted;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import io.github.azurellama.contract.support.Deployment;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.Scenarios;
import io.github.azurellama.request.ToolCalling;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.prompted.CallStyle;
import io.github.azurellama.simulator.responder.prompted.PromptedResponder;
import io.github.azurellama.testing.Chat;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Endpoints without tools, whose model reads of them in the prompt. */
final class Prompting {

    static final ToolSpecification WEATHER = ToolSpecification.builder()
            .name("weather")
            .description("The weather of a city")
            .parameters(JsonObjectSchema.builder()
                    .addStringProperty("city")
                    .required("city")
                    .build())
            .build();

    static final ToolSpecification TIME = ToolSpecification.builder()
            .name("time")
            .parameters(JsonObjectSchema.builder().addStringProperty("country").build())
            .build();

    private Prompting() {}

    /** All routes, each with all forms of calls. */
    static Stream<Arguments> routesAndStyles() {
        return Scenarios.chats().stream()
                .flatMap(scenario -> Arrays.stream(CallStyle.values()).map(style -> Arguments.of(scenario, style)));
    }

    /** An endpoint that refuses tools, with a model that responds in text and writes calls in that form. */
    static Deployment deploy(Scenario scenario, CallStyle style, Function<Conversation, ModelOutput> model) {
        return scenario.deploy(options -> options.withoutTools()
                .responder(new PromptedResponder(conversation -> Optional.of(model.apply(conversation)), style)));
    }

    /** An endpoint whose model says this text, whatever the question. */
    static Deployment deploy(Scenario scenario, String text) {
        return deploy(scenario, CallStyle.JSON, conversation -> ModelOutput.text(text));
    }

    /** A model whose prompt describes both tools. */
    static Chat chat(Deployment deployed) {
        return deployed.chat(model -> model.toolCalling(ToolCalling.PROMPTED)
                .maxOutputTokens(1000)
                .toolSpecifications(List.of(WEATHER, TIME)));
    }
}
