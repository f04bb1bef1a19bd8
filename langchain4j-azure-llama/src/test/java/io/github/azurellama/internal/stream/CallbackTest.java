package io.github.azurellama.internal.stream;

import static io.github.azurellama.testing.Responses.DONE;
import static io.github.azurellama.testing.Responses.FINISH;
import static io.github.azurellama.testing.Responses.chunk;
import static io.github.azurellama.testing.Responses.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.StreamRecorder.Kind;
import io.github.azurellama.testing.StreamRecorder.StreamCallback;
import java.util.List;
import org.junit.jupiter.api.Test;

/** LangChain4j's rules for the callbacks of a stream. */
class CallbackTest extends MockServerTest {

    private static final String TOOL_DELTA =
            event("{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"1\",\"function\":"
                    + "{\"name\":\"f\",\"arguments\":\"{}\"}}]}}]}");

    private <R extends Recorder> R stream(R recorder, String events) {
        enqueue(Responses.events(events));
        AzureLlamaStreamingChatModel.builder().endpoint(url("/v1")).build().chat(question("Hi"), watched(recorder));
        return recorder;
    }

    private static List<Kind> kinds(List<StreamCallback> callbacks) {
        return callbacks.stream()
                .map(StreamCallback::kind)
                .filter(kind -> kind != Kind.UNMAPPED)
                .toList();
    }

    @Test
    void come_in_the_order_of_the_stream_on_one_thread_that_is_not_the_callers() {
        List<StreamCallback> callbacks = stream(new Recorder(), chunk("Hel") + chunk("lo") + TOOL_DELTA + FINISH + DONE)
                .untilEnd();

        assertThat(kinds(callbacks))
                .containsExactly(Kind.TEXT, Kind.TEXT, Kind.TOOL_DELTA, Kind.TOOL_CALL, Kind.COMPLETE);
        assertThat(callbacks.stream().map(StreamCallback::thread).distinct())
                .hasSize(1)
                .doesNotContain(Thread.currentThread());
    }

    @Test
    void run_on_daemons_so_that_the_JVM_can_end() {
        Thread thread = stream(new Recorder(), chunk("Hi") + FINISH + DONE)
                .untilEnd()
                .get(0)
                .thread();

        assertThat(thread.isDaemon()).isTrue();
    }

    @Test
    void what_one_throws_is_passed_to_onError_and_the_stream_goes_on() {
        var mine = new IllegalStateException("mine");
        var recorder = stream(
                new Recorder() {
                    @Override
                    public void onPartialResponse(PartialResponse chunk, PartialResponseContext context) {
                        super.onPartialResponse(chunk, context);
                        throw mine;
                    }
                },
                chunk("Hel") + chunk("lo") + FINISH + DONE);

        assertThat(recorder.nextMapped().value()).isEqualTo("Hel");
        assertThat(recorder.nextMapped().error()).isSameAs(mine);
        assertThat(recorder.nextMapped().value()).isEqualTo("lo");
        assertThat(recorder.nextMapped().error()).isSameAs(mine);
        assertThat(recorder.nextMapped().response().aiMessage().text()).isEqualTo("Hello");
    }

    @Test
    void what_onError_throws_does_not_end_the_stream() {
        var recorder = stream(
                new Recorder() {
                    @Override
                    public void onPartialResponse(PartialResponse chunk, PartialResponseContext context) {
                        throw new IllegalStateException("first");
                    }

                    @Override
                    public void onError(Throwable error) {
                        throw new IllegalStateException("second", error);
                    }
                },
                chunk("Hi") + FINISH + DONE);

        assertThat(recorder.nextMapped().response().aiMessage().text()).isEqualTo("Hi");
    }

    @Test
    void what_onCompleteResponse_throws_is_passed_to_onError_once() {
        var mine = new IllegalStateException("mine");
        var recorder = stream(
                new Recorder() {
                    @Override
                    public void onCompleteResponse(ChatResponse response) {
                        super.onCompleteResponse(response);
                        throw mine;
                    }
                },
                chunk("Hi") + FINISH + DONE);

        assertThat(kinds(recorder.untilEnd())).containsExactly(Kind.TEXT, Kind.COMPLETE);
        assertThat(recorder.next().error()).isSameAs(mine);
    }

    @Test
    void an_event_that_adds_nothing_is_handed_over_as_it_came() {
        String filter = "{\"choices\":[],\"prompt_filter_results\":[]}";
        List<StreamCallback> callbacks = stream(new Recorder(), event(filter) + chunk("Hi") + FINISH + DONE)
                .untilEnd();

        assertThat(callbacks.get(0).kind()).isEqualTo(Kind.UNMAPPED);
        assertThat(callbacks.get(0).value()).isEqualTo(filter);
    }

    @Test
    void options_that_contradict_each_other_are_thrown_from_the_call_itself() {
        var recorder = watched(new Recorder());
        var model = AzureLlamaStreamingChatModel.builder().endpoint(url("/v1")).build();
        var request = question("Hi").toBuilder()
                .parameters(AzureLlamaChatRequestParameters.builder().bestOf(3).build())
                .build();

        assertThatThrownBy(() -> model.chat(request, recorder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("best_of = 3");
        assertThat(server.getRequestCount()).isZero();
    }
}
