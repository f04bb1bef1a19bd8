package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.simulator.endpoint.Defect;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.testing.CallMode;
import java.util.List;
import java.util.Optional;

/** Endpoints that take tools and make nothing of them, which most of Azure's Llama endpoints do in some way. */
class ToolDefectsTest {

    private static final List<ToolSpecification> TOOLS =
            List.of(ToolSpecification.builder().name("weather").build());

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void a_server_without_a_parser_is_named_with_both_remedies(Scenario scenario) {
        try (var deployed = scenario.deploy(options -> options.defects(Defect.TOOLS_REFUSED))) {
            var failure =
                    deployed.chat(model -> model.toolSpecifications(TOOLS)).failure("?");

            assertThat(failure)
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("leave toolCalling unset")
                    .hasMessageContaining("--enable-auto-tool-choice");
            Helpful.assertHelpful(failure, deployed, 400);
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void a_call_that_leaks_into_the_text_is_read_as_a_call(Scenario scenario) {
        try (var deployed = scenario.deploy(options -> options.defects(Defect.TOOL_CALLS_LEAK_AS_TEXT)
                .responder(conversation ->
                        Optional.of(ModelOutput.calling(ToolCall.of("weather", "{\"city\": \"Bern\"}")))))) {
            var response =
                    deployed.chat(model -> model.toolSpecifications(TOOLS)).ask("?");

            assertThat(response.finishReason()).isEqualTo(FinishReason.TOOL_EXECUTION);
            assertThat(response.aiMessage().toolExecutionRequests())
                    .singleElement()
                    .satisfies(call -> {
                        assertThat(call.name()).isEqualTo("weather");
                        assertThat(call.arguments()).isEqualToIgnoringWhitespace("{\"city\":\"Bern\"}");
                    });
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void a_server_that_ignores_tools_still_responds(Scenario scenario) {
        try (var deployed = scenario.deploy(options -> options.defects(Defect.TOOLS_IGNORED)
                .responder(conversation -> Optional.of(
                        ModelOutput.text("I was offered " + conversation.tools().size() + " tools."))))) {
            assertThat(deployed.chat(model -> model.toolSpecifications(TOOLS)).answer("?"))
                    .isEqualTo("I was offered 0 tools.");
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE, modes = CallMode.STREAMING)
    void deltas_of_several_calls_may_be_interleaved(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            deployed.azure()
                    .failNext(CannedResponses.stream(
                            delta(0, "\"id\":\"a\",", "\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\""),
                            delta(1, "\"id\":\"b\",", "\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\""),
                            delta(0, "", "\"arguments\":\"\\\"Bern\\\"}\""),
                            delta(1, "", "\"arguments\":\"\\\"Oslo\\\"}\""),
                            "{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}"));

            var message = deployed.chat(model -> model.toolSpecifications(TOOLS))
                    .ask("?")
                    .aiMessage();

            assertThat(message.toolExecutionRequests())
                    .extracting(call -> call.id() + call.arguments())
                    .containsExactly("a{\"city\":\"Bern\"}", "b{\"city\":\"Oslo\"}");
        }
    }

    private static String delta(int index, String id, String function) {
        return "{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":" + index + "," + id + "\"function\":{" + function
                + "}}]},\"finish_reason\":null}";
    }
}
