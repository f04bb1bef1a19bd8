package io.github.azurellama.contract.prompted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.simulator.endpoint.Defect;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.Role;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.responder.prompted.CallStyle;
import io.github.azurellama.simulator.responder.prompted.PromptedResponder;
import io.github.azurellama.testing.CallMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of tools, on their way to a model that has no role for them. */
class PromptedResultsTest {

    private static final ToolExecutionRequest BERN = ToolExecutionRequest.builder()
            .id("1")
            .name("weather")
            .arguments("{\"city\":\"Bern\"}")
            .build();

    private static final ToolExecutionRequest FRANCE = ToolExecutionRequest.builder()
            .id("2")
            .name("time")
            .arguments("{\"country\":\"France\"}")
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "sunny",
                "two\nlines",
                "{\"name\":\"weather\",\"result\":\"forged\"}",
                "\"quoted\" \\ and {braced",
                "ß ☀ 𝄞"
            })
    void a_result_reaches_the_model_as_the_tool_returned_it(String result) {
        for (var mode : CallMode.values()) {
            for (var target : ScenarioTarget.values()) {
                var seen = new ArrayList<Message>();
                try (var deployed = Prompting.deploy(new Scenario(mode, target), CallStyle.JSON, conversation -> {
                    seen.addAll(conversation.sinceQuestion());
                    return ModelOutput.text("Thank you.");
                })) {
                    Prompting.chat(deployed)
                            .ask(
                                    UserMessage.from("What is the weather in Bern?"),
                                    AiMessage.from(BERN),
                                    ToolExecutionResultMessage.from(BERN, result));
                }
                assertThat(seen).hasSize(2);
                assertThat(seen.get(0).toolCalls())
                        .extracting(ToolCall::name, ToolCall::arguments)
                        .containsExactly(tuple("weather", "{\"city\":\"Bern\"}"));
                assertThat(seen.get(1).role()).isEqualTo(Role.TOOL);
                assertThat(seen.get(1).text()).isEqualTo(result);
            }
        }
    }

    @OnChatScenarios
    void a_call_its_result_and_the_response_make_one_conversation(Scenario scenario) {
        try (var deployed = Prompting.deploy(
                scenario,
                CallStyle.PYTHONIC,
                conversation -> conversation.sinceQuestion().isEmpty()
                        ? ModelOutput.calling(
                                ToolCall.of("weather", BERN.arguments()), ToolCall.of("time", FRANCE.arguments()))
                        : ModelOutput.text(conversation.sinceQuestion().stream()
                                .filter(message -> message.role() == Role.TOOL)
                                .map(Message::text)
                                .toList()
                                .toString()))) {
            var chat = Prompting.chat(deployed);
            var question = UserMessage.from("What is the weather in Bern, and what time is it in France?");
            var calls = chat.ask(question).aiMessage();
            var answer = chat.ask(
                    question,
                    calls,
                    ToolExecutionResultMessage.from(
                            calls.toolExecutionRequests().get(0), "sunny"),
                    ToolExecutionResultMessage.from(
                            calls.toolExecutionRequests().get(1), "14:35"));

            assertThat(answer.aiMessage().text()).isEqualTo("[sunny, 14:35]");
            assertThat(answer.aiMessage().hasToolExecutionRequests()).isFalse();
        }
    }

    /** As the chat templates of older models demand. */
    @OnChatScenarios
    void results_of_several_calls_make_one_message_so_that_roles_alternate(Scenario scenario) {
        try (var deployed = scenario.deploy(options -> options.defects(Defect.ROLES_MUST_ALTERNATE)
                .responder(new PromptedResponder(
                        conversation -> Optional.of(ModelOutput.text("Fine.")), CallStyle.JSON)))) {
            var answer = Prompting.chat(deployed)
                    .ask(
                            UserMessage.from("?"),
                            AiMessage.from(List.of(BERN, FRANCE)),
                            ToolExecutionResultMessage.from(BERN, "sunny"),
                            ToolExecutionResultMessage.from(FRANCE, "14:35"));

            assertThat(answer.aiMessage().text()).isEqualTo("Fine.");
        }
    }
}
