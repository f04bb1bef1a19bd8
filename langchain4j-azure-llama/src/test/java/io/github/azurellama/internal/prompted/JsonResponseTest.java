package io.github.azurellama.internal.prompted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.StreamRecorder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Responses that were to be JSON, in both ways of calling. */
final class JsonResponseTest extends MockServerTest {

    private static final String CITY =
            "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}";

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void the_json_is_the_text(CallMode mode) {
        enqueue(mode.answer("Here is {city} filled in: {\\\"city\\\": \\\"Berlin\\\"}"));

        ChatResponse response = open(mode, builder -> builder.structuredOutput(StructuredOutput.PROMPTED))
                .ask(request(CITY));

        assertThat(response.aiMessage().text()).isEqualTo("{\"city\": \"Berlin\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "length, LENGTH, {\\\"city\\\": \\\"Ber",
        "content_filter, CONTENT_FILTER, ''",
        "length, LENGTH, <think>Well"
    })
    void a_response_that_was_cut_says_so(String finishReason, FinishReason expected, String text) {
        for (CallMode mode : CallMode.values()) {
            enqueue(
                    !mode.isStreaming()
                            ? Responses.json(
                                    200, Responses.wholeJson(text).replace("\"stop\"", "\"" + finishReason + "\""))
                            : Responses.events(Responses.chunk(text)
                                    + Responses.FINISH.replace("stop", finishReason)
                                    + Responses.DONE));

            ChatResponse response = open(mode, builder -> builder.structuredOutput(StructuredOutput.PROMPTED))
                    .ask(request(CITY));

            assertThat(response.finishReason()).isEqualTo(expected);
            assertThat(response.aiMessage().text()).isEqualTo(text.replace("\\", ""));
        }
    }

    @ParameterizedTest
    @EnumSource(value = StructuredOutput.class, names = "NATIVE", mode = EnumSource.Mode.EXCLUDE)
    void a_response_without_json_fails(StructuredOutput output) {
        for (CallMode mode : CallMode.values()) {
            enqueue(mode.answer("Sorry, I cannot."));
            var chat = open(mode, builder -> builder.structuredOutput(output));
            ChatRequest request = question("Hi").toBuilder()
                    .responseFormat(ResponseFormat.JSON)
                    .build();

            assertThatThrownBy(() -> chat.ask(request))
                    .isInstanceOf(InternalServerException.class)
                    .hasMessageContaining("not the JSON that was requested: Sorry, I cannot.");
        }
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_native_response_is_returned_as_it_is(CallMode mode) {
        enqueue(mode.answer("Sorry, I cannot."));

        assertThat(open(
                                mode,
                                builder -> builder.structuredOutput(StructuredOutput.NATIVE)
                                        .responseFormat(ResponseFormat.JSON))
                        .text())
                .isEqualTo("Sorry, I cannot.");
    }

    @ParameterizedTest
    @CsvSource({"{\"type\":\"object\"},Sorry!", "'{\"type\":\"integer\",\"enum\":[11]}',1"})
    void text_that_is_refused_is_streamed_once_before_the_one_error(String schema, String text) {
        enqueue(Responses.stream(text));
        var chat = open(CallMode.STREAMING, builder -> builder.structuredOutput(StructuredOutput.PROMPTED));
        var recorder = watched(new Recorder());

        ((AzureLlamaStreamingChatModel) chat.model()).chat(request(schema), recorder);

        List<StreamRecorder.StreamCallback> callbacks = recorder.untilEnd().stream()
                .filter(callback -> callback.kind() != StreamRecorder.Kind.UNMAPPED)
                .toList();
        assertThat(callbacks)
                .extracting(StreamRecorder.StreamCallback::kind)
                .containsExactly(StreamRecorder.Kind.TEXT, StreamRecorder.Kind.ERROR);
        assertThat(callbacks.get(0).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void the_header_of_a_chat_template_is_no_text_without_tools_too(CallMode mode) {
        enqueue(mode.answer("<|start_header_id|>assistant<|end_header_id|>\\n\\nIt is sunny in Oslo today.<|eot_id|>"));

        assertThat(open(mode).text()).isEqualTo("It is sunny in Oslo today.");
    }

    private static ChatRequest request(String schema) {
        return ChatRequest.builder()
                .messages(UserMessage.from("Where?"))
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name("Answer")
                                .rootElement(JsonRawSchema.from(schema))
                                .build())
                        .build())
                .build();
    }
}
