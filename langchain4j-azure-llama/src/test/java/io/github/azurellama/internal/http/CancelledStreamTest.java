package io.github.azurellama.internal.http;

import static io.github.azurellama.testing.Responses.DONE;
import static io.github.azurellama.testing.Responses.FINISH;
import static io.github.azurellama.testing.Responses.chunk;
import static io.github.azurellama.testing.Responses.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.StreamRecorder.Kind;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;
import org.junit.jupiter.api.Test;

class CancelledStreamTest extends MockServerTest {

    /** Writes without end, until the other side hangs up. */
    private static final class Endless implements MockResponseBody {
        final CountDownLatch hungUp = new CountDownLatch(1);

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            try {
                while (true) {
                    sink.writeUtf8(chunk("on and on ")).flush();
                }
            } finally {
                hungUp.countDown();
            }
        }

        MockResponse.Builder response() {
            return new MockResponse.Builder().addHeader("Connection", "close").body(this);
        }

        void awaitHangUp() throws InterruptedException {
            assertThat(hungUp.await(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("the connection was closed")
                    .isTrue();
        }
    }

    /** Applies an action to the handle that comes with each partial response. */
    private static final class Canceller extends Recorder {
        private final Consumer<StreamingHandle> action;

        Canceller(Consumer<StreamingHandle> action) {
            this.action = action;
        }

        @Override
        public void onPartialResponse(PartialResponse chunk, PartialResponseContext context) {
            super.onPartialResponse(chunk, context);
            action.accept(context.streamingHandle());
        }
    }

    private Canceller start(Consumer<StreamingHandle> action) {
        var recorder = watched(new Canceller(action));
        AzureLlamaStreamingChatModel.builder().endpoint(url("/v1")).build().chat(question("Hi"), recorder);
        return recorder;
    }

    @Test
    void in_a_callback_it_closes_the_connection_and_no_further_callback_follows() throws Exception {
        var endless = new Endless();
        enqueue(endless.response());

        Canceller recorder = start(StreamingHandle::cancel);

        assertThat(recorder.next().kind()).isEqualTo(Kind.TEXT);
        endless.awaitHangUp();
        recorder.assertExhausted();
    }

    @Test
    void from_another_thread_it_closes_the_connection_while_a_callback_runs() throws Exception {
        var endless = new Endless();
        enqueue(endless.response());
        var handles = new SynchronousQueue<StreamingHandle>();
        var hungUp = new CountDownLatch(1);

        Canceller recorder = start(handle -> {
            handOver(handles, handle);
            await(hungUp);
        });
        StreamingHandle handle = handles.take();
        handle.cancel();
        endless.awaitHangUp();
        hungUp.countDown();

        assertThat(handle.isCancelled()).isTrue();
        assertThat(recorder.next().kind()).isEqualTo(Kind.TEXT);
    }

    @Test
    void a_second_cancel_does_nothing() throws Exception {
        var endless = new Endless();
        enqueue(endless.response());

        Canceller recorder = start(handle -> {
            assertThat(handle.isCancelled()).isFalse();
            handle.cancel();
            handle.cancel();
            assertThat(handle.isCancelled()).isTrue();
        });

        assertThat(recorder.next().kind()).isEqualTo(Kind.TEXT);
        endless.awaitHangUp();
    }

    @Test
    void within_one_event_the_rest_is_not_passed_on() throws Exception {
        var endless = new Endless();
        enqueue(new MockResponse.Builder().addHeader("Connection", "close").body(new MockResponseBody() {
            @Override
            public long getContentLength() {
                return -1;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                sink.writeUtf8(
                        event(
                                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\",\"reasoning_content\":\"hm\","
                                        + "\"tool_calls\":[{\"index\":0,\"id\":\"1\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}}]}"));
                endless.writeTo(sink);
            }
        }));

        Canceller recorder = start(StreamingHandle::cancel);

        assertThat(recorder.next().kind()).isEqualTo(Kind.THINKING);
        assertThat(recorder.next().kind()).isEqualTo(Kind.TEXT);
        endless.awaitHangUp();
    }

    @Test
    void what_a_callback_throws_after_it_cancelled_is_not_reported() throws Exception {
        var endless = new Endless();
        enqueue(endless.response());

        Canceller recorder = start(handle -> {
            handle.cancel();
            throw new IllegalStateException("cancelled and then failed");
        });

        assertThat(recorder.next().kind()).isEqualTo(Kind.TEXT);
        endless.awaitHangUp();
    }

    @Test
    void after_the_end_it_changes_nothing() throws Exception {
        enqueue(Responses.events(chunk("Hi") + FINISH + DONE));
        var handles = new LinkedBlockingQueue<StreamingHandle>();

        Canceller recorder = start(handles::add);
        recorder.untilEnd();
        StreamingHandle handle = handles.take();
        handle.cancel();

        assertThat(handle.isCancelled()).isFalse();
    }

    private static void handOver(SynchronousQueue<StreamingHandle> handles, StreamingHandle handle) {
        try {
            handles.put(handle);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
