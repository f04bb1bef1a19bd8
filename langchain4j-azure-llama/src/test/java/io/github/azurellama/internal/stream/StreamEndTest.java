package io.github.azurellama.internal.stream;

import static io.github.azurellama.testing.Events.chunk;
import static io.github.azurellama.testing.Events.end;
import static io.github.azurellama.testing.Events.text;
import static io.github.azurellama.testing.Responses.DONE;
import static io.github.azurellama.testing.Responses.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.Response;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.AzureLlamaStreamingLanguageModel;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.StreamRecorder.Kind;
import io.github.azurellama.testing.StreamRecorder.StreamCallback;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream is complete only if the server says so, and it ends once. */
class StreamEndTest extends EventStreamTest {

    private static final String TOO_LONG = "the request exceeds the available context size";
    private static final String ERROR = "{\"error\":{\"message\":\"engine died\",\"code\":500}}";

    @Test
    void an_error_in_a_field_of_its_own_ends_it_with_the_reason() {
        String error = "error: {\"code\":500,\"message\":\"" + TOO_LONG + "\",\"type\":\"server_error\"}\n\n";

        assertThat(error(chunk("\"Hello\"", "null") + error + DONE)).contains(TOO_LONG);
        assertThat(error(error + DONE)).contains(TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: [DONE]\n\n", ""})
    void an_error_without_a_field_ends_it_with_the_reason(String rest) {
        String error = "{\"error\":{\"code\":400,\"message\":\"" + TOO_LONG
                + "\",\"type\":\"exceed_context_size_error\"}}\n\n";

        assertThat(error(chunk("\"Hello\"", "null") + error + rest)).contains(TOO_LONG);
    }

    @Test
    void an_empty_finish_reason_is_no_end() {
        String chunks = chunk("\"Hello\"", "\"\"") + chunk("\" you\"", "\"\"");

        assertThat(error(chunks)).contains("before the response was complete");
        assertThat(error(chunks + event(ERROR))).contains("engine died");
    }

    @Test
    void a_finish_reason_of_another_type_is_no_end() {
        for (String reason : List.of("{}", "[]", "true", "1", "\" \"")) {
            assertThat(error(chunk("\"Hello\"", reason))).contains("before the response was complete");
        }
    }

    @Test
    void a_connection_that_is_reset_after_an_empty_finish_reason_is_no_end() {
        MockResponse.Builder broken = Responses.events(chunk("\"Hello\"", "\"\"") + " ".repeat(100))
                .onResponseBody(new SocketEffect.CloseSocket());

        assertThat(last(broken).kind()).isEqualTo(Kind.ERROR);
    }

    @Test
    void an_error_after_the_finish_reason_wins() {
        assertThat(error(chunk("\"Hello\"", "null") + end("stop") + event(ERROR) + DONE))
                .contains("engine died");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"object\"}", "{\"type\":\"integer\",\"enum\":[11]}"})
    void text_that_is_not_the_requested_json_is_passed_on_once_at_most(String schema) {
        String given = schema.contains("integer") ? "1" : "Sorry, I cannot.";
        enqueue(Responses.events(chunk("\"" + given + "\"", "null") + end("stop") + DONE));
        Recorder recorder = watched(new Recorder());
        ResponseFormat format = ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name("x")
                        .rootElement(JsonRawSchema.from(schema))
                        .build())
                .build();
        AzureLlamaStreamingChatModel.builder()
                .endpoint(url("/v1"))
                .maxRetries(0)
                .structuredOutput(StructuredOutput.PROMPTED)
                .build()
                .chat(
                        ChatRequest.builder()
                                .messages(question("Hi").messages())
                                .responseFormat(format)
                                .build(),
                        recorder);

        List<StreamCallback> callbacks = recorder.untilEnd();

        assertThat(callbacks.get(callbacks.size() - 1).kind()).isEqualTo(Kind.ERROR);
        assertThat(callbacks.stream().filter(one -> one.kind() == Kind.TEXT).map(StreamCallback::value))
                .isSubsetOf(List.of(given))
                .hasSizeLessThan(2);
    }

    /** Keeps the names of callbacks; throws in the first {@code onNext} on demand. */
    private static final class Handler implements StreamingResponseHandler<String> {
        final List<String> called = new ArrayList<>();
        final CountDownLatch end = new CountDownLatch(1);
        boolean throwsOnce;

        @Override
        public void onNext(String token) {
            called.add(token);
            if (throwsOnce) {
                throwsOnce = false;
                throw new IllegalStateException("mine");
            }
        }

        @Override
        public void onComplete(Response<String> response) {
            called.add("complete " + response.content());
            end.countDown();
        }

        @Override
        public void onError(Throwable error) {
            called.add("error " + error.getMessage());
            end.countDown();
        }
    }

    private List<String> complete(String events, boolean throwsOnce) throws InterruptedException {
        enqueue(Responses.events(events));
        var handler = new Handler();
        handler.throwsOnce = throwsOnce;
        AzureLlamaStreamingLanguageModel.builder()
                .endpoint(url("/v1"))
                .maxRetries(0)
                .build()
                .generate("Hi", handler);
        assertThat(handler.end.await(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isTrue();
        return handler.called;
    }

    @Test
    void an_empty_finish_reason_is_no_end_of_a_completed_prompt() throws InterruptedException {
        assertThat(complete(text("\"Hello\"", "\"\"") + text("\" you\"", "\"\""), false))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("error the stream ended before the response was complete");
        assertThat(complete(text("\"Hello\"", "\"\"") + event(ERROR), false))
                .hasSize(2)
                .last()
                .asString()
                .contains("engine died");
    }

    @Test
    void a_callback_that_throws_at_the_end_is_called_once() throws InterruptedException {
        String events =
                (text("\"a\"", "null") + text("\"b\"", "\"stop\"")).replace("\"index\":0", "\"index\":1") + DONE;

        assertThat(complete(events, true)).containsExactly("ab", "error mine");
    }

    @Test
    void a_callback_that_throws_with_the_finish_reason_ends_the_stream() throws InterruptedException {
        assertThat(complete(text("\"a\"", "\"stop\"") + DONE, true)).containsExactly("a", "error mine");
    }

    /** Managed compute's server sends each chunk of the engine as the text of an error, with a terminator after each. */
    @Test
    void chunks_inside_of_errors_are_chunks() {
        String chunks = wrapped("{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null}}]}")
                + wrapped("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hel\"}}]}")
                + wrapped("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"lo\"},\"finish_reason\":\"stop\"}]}")
                + wrapped("{\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4,\"total_tokens\":7}}")
                + DONE;

        ChatResponse response = last(chunks).response();

        assertThat(response.aiMessage().text()).isEqualTo("Hello");
        assertThat(response.tokenUsage().totalTokenCount()).isEqualTo(7);
    }

    @Test
    void an_error_inside_of_an_error_is_unwrapped() {
        assertThat(error(wrapped("{\"error\":{\"message\":\"engine died\",\"type\":\"x\",\"code\":500}}") + DONE))
                .contains(": engine died")
                .doesNotContain("parsing decoded stream");
    }

    private static String wrapped(String json) {
        return "event: error\ndata: Error parsing decoded stream: data: " + json
                + "\n, with exception: name 'task_type' is not defined\n\n" + DONE;
    }
}
