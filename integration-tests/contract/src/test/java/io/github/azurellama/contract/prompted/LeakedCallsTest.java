package io.github.azurellama.contract.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.contract.support.Deployment;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.responder.prompted.CallStyle;
import io.github.azurellama.testing.Chat;
import java.util.List;

/** Tools offered by their fields, to servers that let calls through as text. */
class LeakedCallsTest {

    private static final List<ToolCall> CALLS =
            List.of(ToolCall.of("weather", "{\"city\":\"Bern\"}"), ToolCall.of("time", "{\"country\":\"France\"}"));

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void a_response_that_consists_of_calls_of_offered_tools_is_read_as_calls(Scenario scenario) {
        for (var style : CallStyle.values()) {
            try (var deployed = scenario.saying(style.write(CALLS))) {
                var response = chat(deployed).ask("?");

                assertThat(response.aiMessage().text()).isNull();
                assertThat(response.finishReason()).isEqualTo(FinishReason.TOOL_EXECUTION);
                assertThat(response.aiMessage().toolExecutionRequests())
                        .extracting(ToolExecutionRequest::arguments)
                        .containsExactly("{\"city\":\"Bern\"}", "{\"country\":\"France\"}");
            }
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void a_response_with_a_word_besides_the_calls_is_left_alone(Scenario scenario) {
        for (var style : CallStyle.values()) {
            var text = "Here: " + style.write(CALLS);
            try (var deployed = scenario.saying(text)) {
                var response = chat(deployed).ask("?");

                assertThat(response.aiMessage().text()).isEqualTo(text);
                assertThat(response.aiMessage().hasToolExecutionRequests()).isFalse();
            }
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void calls_are_left_alone_where_any_of_them_is_of_a_tool_that_was_not_offered(Scenario scenario) {
        for (var style : CallStyle.values()) {
            var text = style.write(List.of(CALLS.get(0), ToolCall.of("forecast", "{}")));
            try (var deployed = scenario.saying(text)) {
                assertThat(chat(deployed).answer("?")).isEqualTo(withoutTokens(text));
            }
        }
    }

    @OnChatScenarios
    void without_tools_nothing_is_a_call(Scenario scenario) {
        for (var style : CallStyle.values()) {
            try (var deployed = scenario.saying(style.write(CALLS))) {
                assertThat(deployed.chat(model -> model.maxOutputTokens(1000)).answer("?"))
                        .isEqualTo(withoutTokens(style.write(CALLS)));
            }
        }
    }

    /** A token of the chat template at either end is no text, whether or not tools are offered. */
    private static String withoutTokens(String text) {
        return text.replaceAll("\\A(?:<\\|\\w+\\|>\\s*)+|(?:\\s*<\\|\\w+\\|>)+\\z", "");
    }

    private static Chat chat(Deployment deployed) {
        return deployed.chat(
                model -> model.maxOutputTokens(1000).toolSpecifications(List.of(Prompting.WEATHER, Prompting.TIME)));
    }
}
