package io.github.azurellama.contract.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.prompted.CallStyle;
import io.github.azurellama.testing.CallMode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that looks like a call but is no call of an offered tool stays text. And what a choice of tools does to the prompt. */
class NoCallsTest {

    private static final String CALL = "{\"name\": \"weather\", \"parameters\": {\"city\": \"Bern\"}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The sun is out.",
                "{\"city\": \"Bern\", \"weather\": \"sunny\"}",
                "{\"name\": \"forecast\", \"parameters\": {\"city\": \"Bern\"}}",
                "[\"weather\", \"time\"]",
                "a < b, and <function> is a tag without a name",
                "{\"name\": \"weather\", \"parameters\": {\"city\": \"Be"
            })
    void what_is_no_call_of_an_offered_tool_stays_text(String text) {
        for (var mode : CallMode.values()) {
            try (var deployed = Prompting.deploy(new Scenario(mode, ScenarioTarget.SERVERLESS_NATIVE), text)) {
                var response = Prompting.chat(deployed).ask("?");

                assertThat(response.aiMessage().text()).isEqualTo(text);
                assertThat(response.aiMessage().hasToolExecutionRequests()).isFalse();
                assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
            }
        }
    }

    @OnChatScenarios
    void without_tools_a_text_like_a_call_stays_text(Scenario scenario) {
        try (var deployed = Prompting.deploy(scenario, CALL)) {
            assertThat(deployed.chat(model -> model.maxOutputTokens(1000)).answer("?"))
                    .isEqualTo(CALL);
        }
    }

    @OnChatScenarios
    void a_choice_of_none_sends_no_tool_and_reads_no_call(Scenario scenario) {
        try (var deployed = Prompting.deploy(scenario, CALL)) {
            var message =
                    Prompting.chat(deployed).ask(choosing(ToolChoice.NONE)).aiMessage();

            assertThat(message.text()).isEqualTo(CALL);
            assertThat(message.hasToolExecutionRequests()).isFalse();
            assertThat(deployed.request().text()).doesNotContain("function", "weather of a city");
        }
    }

    @OnChatScenarios
    void a_choice_of_required_reaches_the_model(Scenario scenario) {
        try (var deployed = Prompting.deploy(
                scenario,
                CallStyle.JSON,
                conversation ->
                        ModelOutput.text(conversation.toolChoice().mode().name()))) {
            var chat = Prompting.chat(deployed);

            assertThat(chat.ask(choosing(ToolChoice.REQUIRED)).aiMessage().text())
                    .isEqualTo("REQUIRED");
            assertThat(chat.ask(choosing(ToolChoice.AUTO)).aiMessage().text()).isEqualTo("AUTO");
        }
    }

    @OnChatScenarios
    void instructions_of_the_user_s_own_stay_before_the_tools(Scenario scenario) {
        try (var deployed = Prompting.deploy(
                scenario,
                CallStyle.JSON,
                conversation -> ModelOutput.text(conversation.messages().stream()
                        .map(Message::text)
                        .filter(text -> text.startsWith("Answer in Latin."))
                        .findFirst()
                        .map(text -> "found")
                        .orElse("lost")))) {
            assertThat(Prompting.chat(deployed)
                            .ask(SystemMessage.from("Answer in Latin."), UserMessage.from("?"))
                            .aiMessage()
                            .text())
                    .isEqualTo("found");
        }
    }

    private static ChatRequest choosing(ToolChoice choice) {
        return ChatRequest.builder()
                .messages(List.of(UserMessage.from("?")))
                .toolChoice(choice)
                .build();
    }
}
