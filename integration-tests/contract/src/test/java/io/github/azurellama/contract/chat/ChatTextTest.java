package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.testing.CallMode;
import java.util.stream.Collectors;

/** What a model says arrives as it was said, on the route that the target has for chats. */
class ChatTextTest {

    @OnChatScenarios
    void the_response_is_what_the_model_says(Scenario scenario) {
        try (var deployed = scenario.saying("Canberra, not Sydney.")) {
            assertThat(deployed.chat().answer("What is the capital of Australia?"))
                    .isEqualTo("Canberra, not Sydney.");
        }
    }

    @OnChatScenarios
    void a_chat_is_posted_once_to_the_one_route_of_its_dialect(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            deployed.chat().ask("Are you there?");

            assertThat(deployed.azure().requests()).hasSize(1);
            assertThat(deployed.request().method()).isEqualTo("POST");
            assertThat(deployed.request().path())
                    .endsWith(scenario.target().dialect().route(Operation.CHAT))
                    .doesNotContain("/v1/v1", "/models/models");
        }
    }

    @OnChatScenarios({ScenarioTarget.SERVERLESS_INFERENCE, ScenarioTarget.FOUNDRY_MODELS})
    void model_inference_on_azure_gets_the_api_version(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            deployed.chat().ask("Are you there?");

            assertThat(deployed.request().query()).containsEntry("api-version", "2024-05-01-preview");
        }
    }

    @OnChatScenarios
    void white_space_and_every_script_survive(Scenario scenario) {
        var said = "  Grüße,\n\t\"世界\" – ½ \\n 🦙🏽 </s> ";
        try (var deployed = scenario.saying(said)) {
            assertThat(deployed.chat().answer("Say something odd: “ß🦙\n")).isEqualTo(said);
        }
    }

    @OnChatScenarios
    void the_question_reaches_the_model_in_every_script(Scenario scenario) {
        var asked = "Llamas 🦙 – \"quoted\",\n\t\\ and \u0001 controlled";
        try (var deployed = scenario.responding(conversation -> ModelOutput.text(conversation.question()))) {
            assertThat(deployed.chat().answer(asked)).isEqualTo(asked);
        }
    }

    @OnChatScenarios
    void an_empty_response_is_an_empty_text(Scenario scenario) {
        try (var deployed = scenario.saying("")) {
            var response = deployed.chat().ask("Say nothing.");

            assertThat(response.aiMessage().text()).isEmpty();
            assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        }
    }

    @OnChatScenarios
    void the_model_sees_the_whole_conversation_in_order(Scenario scenario) {
        try (var deployed = scenario.responding(conversation -> ModelOutput.text(
                conversation.messages().stream().map(ChatTextTest::line).collect(Collectors.joining("; "))))) {
            var response = deployed.chat()
                    .ask(
                            SystemMessage.from("Be brief."),
                            UserMessage.from("One?"),
                            AiMessage.from("Two."),
                            UserMessage.from("Three?"));

            assertThat(response.aiMessage().text())
                    .isEqualTo("SYSTEM Be brief.; USER One?; ASSISTANT Two.; USER Three?");
        }
    }

    @OnChatScenarios(modes = CallMode.STREAMING, except = ScenarioTarget.MANAGED_SCORE)
    void a_stream_passes_on_each_token_by_itself(Scenario scenario) {
        try (var deployed = scenario.saying("One two three four.")) {
            var chat = deployed.chat();
            chat.ask("Count.");

            assertThat(chat.recorder().chunks()).containsExactly("One", " two", " three", " four", ".");
        }
    }

    @OnChatScenarios(value = ScenarioTarget.MANAGED_SCORE, modes = CallMode.STREAMING)
    void a_route_that_cannot_stream_delivers_the_response_in_one_chunk(Scenario scenario) {
        try (var deployed = scenario.saying("One two three four.")) {
            var chat = deployed.chat();
            chat.ask("Count.");

            assertThat(chat.recorder().chunks()).containsExactly("One two three four.");
        }
    }

    @OnChatScenarios(modes = CallMode.STREAMING)
    void a_server_that_sends_a_complete_response_in_place_of_a_stream_is_understood(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            deployed.azure().failNext(CannedResponses.whole("Not a stream at all."));

            assertThat(deployed.chat().answer("Hi")).isEqualTo("Not a stream at all.");
        }
    }

    private static String line(Message message) {
        return message.role() + " " + message.text();
    }
}
