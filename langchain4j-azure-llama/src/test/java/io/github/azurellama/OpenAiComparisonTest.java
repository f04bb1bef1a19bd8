package io.github.azurellama;

import static io.github.azurellama.testing.Responses.chunk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.StreamRecorder.Kind;
import io.github.azurellama.testing.StreamRecorder.StreamCallback;
import io.github.azurellama.testing.ToolAndSchema;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

/**
 * Where LangChain4j's OpenAI client, whose base URL is the same server, does something else: what the README says of it in its
 * comparison. A newer version of that client may prove the README wrong here.
 */
class OpenAiComparisonTest extends MockServerTest {

    private static MockResponse.Builder rejection(int status, String message) {
        return Responses.json(status, "{\"error\":{\"message\":\"" + message + "\"}}");
    }

    private StreamingChatModel theirs() {
        return OpenAiStreamingChatModel.builder()
                .baseUrl(url("/v1"))
                .apiKey(KEY)
                .modelName("llama")
                .build();
    }

    private StreamCallback end(StreamingChatModel model) {
        var recorder = watched(new Recorder());
        model.chat(question("Hi"), recorder);
        List<StreamCallback> callbacks = recorder.untilEnd();
        return callbacks.get(callbacks.size() - 1);
    }

    @Test
    void a_stream_that_is_refused_for_its_rate_is_retried_here_only() {
        MockResponse.Builder refusal = rejection(429, "Too many requests.").addHeader("Retry-After", "0");
        enqueue(refusal, CallMode.STREAMING.answer("Hello"), refusal, CallMode.STREAMING.answer("never sent"));

        assertThat(open(CallMode.STREAMING).text()).isEqualTo("Hello");
        assertThat(end(theirs()).kind()).isEqualTo(Kind.ERROR);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void tools_that_an_endpoint_rejects_reach_the_model_through_the_prompt_here_only() {
        MockResponse.Builder rejection =
                rejection(400, "\\\"auto\\\" tool choice requires --enable-auto-tool-choice to be set");
        enqueue(rejection, CallMode.SYNC.answer(ToolAndSchema.CALL), rejection);
        Chat chat = open(CallMode.SYNC);
        var theirs = OpenAiChatModel.builder()
                .baseUrl(url("/v1"))
                .apiKey(KEY)
                .modelName("llama")
                .build();

        assertThat(chat.ask(ToolAndSchema.WITH_TOOL).aiMessage().toolExecutionRequests())
                .hasSize(1);
        assertThat(catchThrowable(() -> theirs.chat(ToolAndSchema.WITH_TOOL)))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void a_stream_that_breaks_off_is_a_failure_here_and_a_shorter_response_there() {
        MockResponse.Builder broken = Responses.events(chunk("The first half"));
        enqueue(broken, broken);

        assertThat(open(CallMode.STREAMING).failure("Hi")).hasMessageContaining("before the response was complete");
        assertThat(end(theirs()).kind()).isEqualTo(Kind.COMPLETE);
    }

    @Test
    void the_header_of_the_key_follows_the_endpoint_here_and_is_always_the_same_there() {
        enqueue(CallMode.SYNC.answer("Hello"), CallMode.STREAMING.answer("Hello"));

        open(
                        CallMode.SYNC,
                        builder -> builder.endpointKind(EndpointKind.FOUNDRY_OPENAI)
                                .modelName("llama"))
                .text();
        end(theirs());

        assertThat(taken().getHeaders().get("api-key")).isEqualTo(KEY);
        assertThat(taken().getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
    }
}
