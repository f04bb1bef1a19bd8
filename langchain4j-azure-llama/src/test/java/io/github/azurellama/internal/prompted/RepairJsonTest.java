package io.github.azurellama.internal.prompted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.listener.CallAttempt;
import io.github.azurellama.listener.CallResponse;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.response.AzureLlamaTokenUsage;
import io.github.azurellama.testing.MockServers;
import io.github.azurellama.testing.RecordedCalls;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("http")
final class RepairJsonTest {

    private static final JsonSchema PERSON = JsonSchema.builder()
            .name("Person")
            .rootElement(JsonObjectSchema.builder()
                    .addIntegerProperty("age")
                    .required("age")
                    .build())
            .build();

    @StartStop
    final MockWebServer server = MockServers.create();

    @Test
    void a_response_that_does_not_fit_is_sent_back_once_with_the_problem() throws InterruptedException {
        enqueue("{\\\"age\\\": \\\"old\\\"}");
        enqueue("{\\\"age\\\": 37}");

        ChatResponse response = model(true).chat(request());

        assertThat(response.aiMessage().text()).isEqualTo("{\"age\": 37}");
        assertThat(response.tokenUsage()).isEqualTo(new AzureLlamaTokenUsage(20, 10, 30, null, null));
        server.takeRequest();
        assertThat(server.takeRequest().getBody().utf8())
                .contains("$.age must be of type", "Answer again with the corrected JSON only.");
    }

    @Test
    void a_repaired_output_is_one_call_with_the_tokens_of_both_requests() throws InterruptedException {
        enqueue("{}");
        enqueue("{\\\"age\\\": 37}");
        var calls = new RecordedCalls();

        AzureLlamaChatModel.builder()
                .endpoint(server.url("/v1").toString())
                .structuredOutput(StructuredOutput.PROMPTED)
                .repairJson(true)
                .callListeners(calls)
                .build()
                .chat(request());

        RecordedCalls.RecordedCall call = calls.only();
        assertThat(call.attempts).extracting(CallAttempt::number).containsExactly(1, 2);
        assertThat(call.end().response())
                .extracting(CallResponse::tokenUsage)
                .isEqualTo(new AzureLlamaTokenUsage(20, 10, 30, null, null));
    }

    @Test
    void a_second_response_that_does_not_fit_fails_the_call_and_says_where() {
        enqueue("{}");
        enqueue("{}");

        assertThatThrownBy(() -> model(true).chat(request()))
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining("$.age is missing");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void a_property_that_the_schema_does_not_name_is_worth_one_more_request() {
        enqueue("{\\\"age\\\": 37, \\\"job\\\": \\\"math\\\"}");
        enqueue("{\\\"age\\\": 37}");

        assertThat(model(true).chat(request()).aiMessage().text()).isEqualTo("{\"age\": 37}");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void without_repair_the_first_one_fails_the_call() {
        enqueue("I do not know.");

        assertThatThrownBy(() -> model(false).chat(request()))
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining("not the JSON that was requested: I do not know.");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_stream_cannot_be_repaired() {
        assertThatThrownBy(() -> AzureLlamaStreamingChatModel.builder()
                        .endpoint(server.url("/v1").toString())
                        .repairJson(true)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("repairJson = true cannot be streamed");
    }

    private void enqueue(String content) {
        server.enqueue(new MockResponse.Builder()
                .body("{\"choices\":[{\"index\":0,\"message\":{\"content\":\"" + content
                        + "\"},\"finish_reason\":\"stop\"}],"
                        + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15}}")
                .build());
    }

    private AzureLlamaChatModel model(boolean repairs) {
        return AzureLlamaChatModel.builder()
                .endpoint(server.url("/v1").toString())
                .structuredOutput(StructuredOutput.PROMPTED)
                .repairJson(repairs)
                .build();
    }

    private static ChatRequest request() {
        return ChatRequest.builder()
                .messages(UserMessage.from("How old is Klaus?"))
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(PERSON)
                        .build())
                .build();
    }
}
