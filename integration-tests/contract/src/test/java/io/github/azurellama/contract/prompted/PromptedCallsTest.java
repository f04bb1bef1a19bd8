package io.github.azurellama.contract.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.Tool;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.responder.prompted.CallStyle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls that models write as text, in each form, on each route. The recorder asserts each time that
 * a stream passes on nothing of a call as text: its chunks have to add up to the text of the response, which has none.
 */
class PromptedCallsTest {

    private static final String ROUTES_AND_STYLES = "io.github.azurellama.contract.prompted.Prompting#routesAndStyles";

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource(ROUTES_AND_STYLES)
    void a_call_is_read_and_nothing_of_it_shown(Scenario scenario, CallStyle style) {
        var call = ToolCall.of("weather", "{\"city\":\"Bern\"}");
        try (var deployed = Prompting.deploy(scenario, style, conversation -> ModelOutput.calling(call))) {
            var response = Prompting.chat(deployed).ask("What is the weather in Bern?");

            assertThat(response.finishReason()).isEqualTo(FinishReason.TOOL_EXECUTION);
            assertThat(response.aiMessage().text()).isNull();
            assertThat(response.aiMessage().toolExecutionRequests())
                    .singleElement()
                    .satisfies(read -> {
                        assertThat(read.id()).isNotBlank();
                        assertThat(read.name()).isEqualTo("weather");
                        assertThat(read.arguments()).isEqualTo("{\"city\":\"Bern\"}");
                    });
            assertThat(deployed.body().has("tools")).isFalse();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource(ROUTES_AND_STYLES)
    void several_calls_of_one_turn_keep_their_order_and_get_ids_of_their_own(Scenario scenario, CallStyle style) {
        var first = ToolCall.of("weather", "{\"city\":\"Bern\"}");
        var second = ToolCall.of("time", "{\"country\":\"France\"}");
        try (var deployed =
                Prompting.deploy(scenario, style, conversation -> ModelOutput.calling(first, second, first))) {
            var calls = Prompting.chat(deployed).ask("?").aiMessage().toolExecutionRequests();

            assertThat(calls).extracting(ToolExecutionRequest::name).containsExactly("weather", "time", "weather");
            assertThat(calls)
                    .extracting(ToolExecutionRequest::arguments)
                    .containsExactly("{\"city\":\"Bern\"}", "{\"country\":\"France\"}", "{\"city\":\"Bern\"}");
            assertThat(calls).extracting(ToolExecutionRequest::id).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource(ROUTES_AND_STYLES)
    void arguments_of_every_type_survive(Scenario scenario, CallStyle style) {
        var arguments = "{\"city\":\"Saint-Louis-du-Ha! \\\"Ha!\\\" (Québec) {a} [b]; <c>, it's\\\\\",\"days\":-2,"
                + "\"exact\":1.5,\"rain\":true,\"snow\":false,\"since\":null,\"parts\":[\"a\",{\"b\":[]}],\"none\":{}}";
        try (var deployed = Prompting.deploy(
                scenario, style, conversation -> ModelOutput.calling(ToolCall.of("weather", arguments)))) {
            assertThat(Prompting.chat(deployed).ask("?").aiMessage().toolExecutionRequests())
                    .singleElement()
                    .extracting(ToolExecutionRequest::arguments)
                    .isEqualTo(arguments);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource(ROUTES_AND_STYLES)
    void a_call_without_arguments_has_an_empty_object(Scenario scenario, CallStyle style) {
        try (var deployed =
                Prompting.deploy(scenario, style, conversation -> ModelOutput.calling(ToolCall.of("time", "{}")))) {
            assertThat(Prompting.chat(deployed).ask("?").aiMessage().toolExecutionRequests())
                    .singleElement()
                    .extracting(ToolExecutionRequest::arguments)
                    .isEqualTo("{}");
        }
    }

    @OnChatScenarios
    void the_model_reads_names_descriptions_and_schemas(Scenario scenario) {
        try (var deployed = Prompting.deploy(
                scenario,
                CallStyle.JSON,
                conversation -> ModelOutput.text(
                        conversation.tools().stream().map(Tool::toString).toList() + ""))) {
            assertThat(Prompting.chat(deployed).answer("?"))
                    .isEqualTo("[Tool[name=weather, description=The weather of a city, parameters="
                            + "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}], "
                            + "Tool[name=time, description=, parameters="
                            + "{\"type\":\"object\",\"properties\":{\"country\":{\"type\":\"string\"}}}]]");
        }
    }

    @OnChatScenarios
    void words_before_a_call_in_tags_are_shown_and_the_call_is_not(Scenario scenario) {
        try (var deployed =
                Prompting.deploy(scenario, "I will look it up. <function=weather>{\"city\":\"Bern\"}</function>")) {
            var chat = Prompting.chat(deployed);
            var message = chat.ask("?").aiMessage();

            assertThat(message.text()).isEqualToIgnoringWhitespace("I will look it up.");
            assertThat(message.toolExecutionRequests())
                    .singleElement()
                    .extracting(ToolExecutionRequest::arguments)
                    .isEqualTo("{\"city\":\"Bern\"}");
            assertThat(String.join("", chat.recorder().chunks())).doesNotContain("<", "function", "Bern");
        }
    }
}
