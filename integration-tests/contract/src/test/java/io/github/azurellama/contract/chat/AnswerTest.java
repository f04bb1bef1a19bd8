package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.contract.frame.OnChatRoutes;
import io.github.azurellama.contract.frame.Route;
import io.github.azurellama.contract.frame.Target;
import io.github.azurellama.contract.frame.Way;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.Reply;
import java.util.stream.Collectors;

/** What a model says arrives as it was said, on the route that the target has for chats. */
class AnswerTest {

    @OnChatRoutes
    void the_answer_is_what_the_model_says(Route route) {
        try (var deployed = route.saying("Canberra, not Sydney.")) {
            assertThat(deployed.chat().answer("What is the capital of Australia?"))
                    .isEqualTo("Canberra, not Sydney.");
        }
    }

    @OnChatRoutes
    void a_chat_is_posted_once_to_the_one_route_of_its_dialect(Route route) {
        try (var deployed = route.saying("Yes.")) {
            deployed.chat().ask("Are you there?");

            assertThat(deployed.azure().requests()).hasSize(1);
            assertThat(deployed.request().method()).isEqualTo("POST");
            assertThat(deployed.request().path())
                    .endsWith(route.target().dialect().route(Operation.CHAT))
                    .doesNotContain("/v1/v1", "/models/models");
        }
    }

    @OnChatRoutes({Target.SERVERLESS_INFERENCE, Target.FOUNDRY_MODELS})
    void model_inference_on_azure_is_told_the_api_version(Route route) {
        try (var deployed = route.saying("Yes.")) {
            deployed.chat().ask("Are you there?");

            assertThat(deployed.request().query()).containsEntry("api-version", "2024-05-01-preview");
        }
    }

    @OnChatRoutes
    void white_space_and_every_script_survive(Route route) {
        var said = "  Grüße,\n\t\"世界\" – ½ \\n 🦙🏽 </s> ";
        try (var deployed = route.saying(said)) {
            assertThat(deployed.chat().answer("Say something odd: “ß🦙\n")).isEqualTo(said);
        }
    }

    @OnChatRoutes
    void the_question_reaches_the_model_in_every_script(Route route) {
        var asked = "Llamas 🦙 – \"quoted\",\n\t\\ and \u0001 controlled";
        try (var deployed = route.replying(conversation -> Reply.text(conversation.question()))) {
            assertThat(deployed.chat().answer(asked)).isEqualTo(asked);
        }
    }

    @OnChatRoutes
    void an_empty_answer_is_an_empty_text(Route route) {
        try (var deployed = route.saying("")) {
            var response = deployed.chat().ask("Say nothing.");

            assertThat(response.aiMessage().text()).isEmpty();
            assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        }
    }

    @OnChatRoutes
    void the_model_sees_the_whole_conversation_in_order(Route route) {
        try (var deployed = route.replying(conversation -> Reply.text(
                conversation.messages().stream().map(AnswerTest::line).collect(Collectors.joining("; "))))) {
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

    @OnChatRoutes(ways = Way.STREAMING, except = Target.MANAGED_SCORE)
    void a_stream_tells_each_token_by_itself(Route route) {
        try (var deployed = route.saying("One two three four.")) {
            var chat = deployed.chat();
            chat.ask("Count.");

            assertThat(chat.recorder().pieces()).containsExactly("One", " two", " three", " four", ".");
        }
    }

    @OnChatRoutes(value = Target.MANAGED_SCORE, ways = Way.STREAMING)
    void what_cannot_stream_tells_the_whole_answer_as_one_piece(Route route) {
        try (var deployed = route.saying("One two three four.")) {
            var chat = deployed.chat();
            chat.ask("Count.");

            assertThat(chat.recorder().pieces()).containsExactly("One two three four.");
        }
    }

    @OnChatRoutes(ways = Way.STREAMING)
    void a_server_that_answers_a_stream_as_a_whole_is_understood(Route route) {
        try (var deployed = route.saying("never said")) {
            deployed.azure().failNext(CannedAnswers.whole("Not a stream at all."));

            assertThat(deployed.chat().answer("Hi")).isEqualTo("Not a stream at all.");
        }
    }

    private static String line(Message message) {
        return message.role() + " " + message.text();
    }
}
