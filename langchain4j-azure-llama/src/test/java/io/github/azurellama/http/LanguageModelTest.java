package io.github.azurellama.http;

import static io.github.azurellama.testing.Replies.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.AzureLlamaStreamingLanguageModel;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.Replies;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts are completed by the same machinery as chats are answered, so only the differences are looked at. */
class LanguageModelTest extends WireTest {

    private static final String USAGE = "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2,\"total_tokens\":9}";

    /** Keeps what it is told. */
    private static final class Handler implements StreamingResponseHandler<String> {
        final List<String> pieces = new ArrayList<>();
        final BlockingQueue<Object> ends = new LinkedBlockingQueue<>();

        @Override
        public void onNext(String token) {
            pieces.add(token);
        }

        @Override
        public void onComplete(Response<String> response) {
            ends.add(response);
        }

        @Override
        public void onError(Throwable error) {
            ends.add(error);
        }
    }

    private Response<String> complete(CallMode mode, String prompt) throws InterruptedException {
        if (!mode.isStreaming()) {
            return AzureLlamaLanguageModel.builder()
                    .endpoint(url("/v1"))
                    .temperature(0.5)
                    .build()
                    .generate(prompt);
        }
        var handler = new Handler();
        AzureLlamaStreamingLanguageModel.builder()
                .endpoint(url("/v1"))
                .temperature(0.5)
                .build()
                .generate(prompt, handler);
        Object end = handler.ends.poll(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(end).isInstanceOf(Response.class);
        @SuppressWarnings("unchecked")
        var response = (Response<String>) end;
        assertThat(String.join("", handler.pieces)).isEqualTo(response.content());
        return response;
    }

    private static MockResponse.Builder answer(CallMode mode) {
        return !mode.isStreaming()
                ? Replies.json(
                        200,
                        "{\"choices\":[{\"index\":0,\"text\":\"the Moon\",\"finish_reason\":\"stop\"}]," + USAGE + "}")
                : Replies.events(event("{\"choices\":[{\"index\":0,\"text\":\"the \",\"finish_reason\":null}]}")
                        + event("{\"choices\":[{\"index\":0,\"text\":\"Moon\",\"finish_reason\":\"stop\"}]," + USAGE
                                + "}")
                        + Replies.DONE);
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "STREAMING"})
    void a_prompt_is_completed(CallMode mode) throws InterruptedException {
        enqueue(answer(mode));

        Response<String> response = complete(mode, "It circles");

        assertThat(response.content()).isEqualTo("the Moon");
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.tokenUsage()).isEqualTo(new TokenUsage(7, 2, 9));
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "STREAMING"})
    void a_prompt_has_its_own_route_and_body(CallMode mode) throws InterruptedException {
        enqueue(answer(mode));

        complete(mode, "It circles");

        var sent = taken();
        assertThat(sent.getTarget()).isEqualTo("/v1/completions");
        assertJson(
                body(sent),
                "{'prompt':'It circles','temperature':0.5,'max_tokens':1024"
                        + (!mode.isStreaming() ? "}" : ",'stream':true,'stream_options':{'include_usage':true}}"));
    }

    @Test
    void cancelling_before_the_first_byte_is_silent() throws InterruptedException {
        enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE), answer(CallMode.STREAMING));
        var model =
                AzureLlamaStreamingLanguageModel.builder().endpoint(url("/v1")).build();
        var cancelled = new Handler();
        var other = new Handler();

        var handle = model.start("It circles", cancelled);
        taken();
        handle.cancel();
        handle.cancel();
        model.start("It circles", other);

        assertThat(other.ends.poll(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(Response.class);
        assertThat(handle.isCancelled()).isTrue();
        assertThat(cancelled.pieces).isEmpty();
        assertThat(cancelled.ends).isEmpty();
    }
}
