package io.github.azurellama.internal.http;

import static io.github.azurellama.testing.Responses.DONE;
import static io.github.azurellama.testing.Responses.FINISH;
import static io.github.azurellama.testing.Responses.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.HeldBody;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.TlsServerTest;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.RecordedRequest;
import okio.BufferedSink;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After {@code [DONE]} the body is read to its end, so that no completed stream is reset. */
class DrainedStreamTest extends TlsServerTest {

    /** Sends the end of the body only after the handler has the whole response, and records whether the client took it. */
    private static final class LateEnd implements MockResponseBody {
        final CountDownLatch completed = new CountDownLatch(1);
        final BlockingQueue<String> results = new LinkedBlockingQueue<>();

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public void writeTo(BufferedSink sink) {
            try {
                sink.writeUtf8(chunk("Hi") + FINISH + DONE).flush();
                completed.await(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS);
                sink.writeUtf8(": the rest\n\n").flush();
                results.add("read to the end");
            } catch (Exception e) {
                results.add(e.toString());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_completed_stream_is_not_reset_and_its_handler_does_not_wait_for_the_end(Transport transport)
            throws Exception {
        var body = new LateEnd();
        enqueue(
                new MockResponse.Builder()
                        .addHeader("Content-Type", "text/event-stream")
                        .body(body),
                answer(CallMode.STREAMING, "again"));
        Chat chat = open(CallMode.STREAMING, transport);

        assertThat(chat.text()).isEqualTo("Hi");
        body.completed.countDown();

        assertThat(body.results.poll(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isEqualTo("read to the end");
    }

    @ParameterizedTest
    @EnumSource
    void the_connection_of_a_completed_stream_is_used_again(Transport transport) throws Exception {
        enqueue(answer(CallMode.STREAMING, "one"), answer(CallMode.STREAMING, "two"));
        Chat chat = open(CallMode.STREAMING, transport);

        chat.text();
        awaitIdle();
        chat.text();

        RecordedRequest first = taken();
        assertThat(taken().getConnectionIndex()).isEqualTo(first.getConnectionIndex());
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource
    void a_server_that_keeps_the_stream_open_costs_some_seconds_at_most(Transport transport) {
        var released = new CountDownLatch(1);
        enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body(new HeldBody(chunk("Hi") + FINISH + DONE, released, "")));
        Chat chat = open(CallMode.STREAMING, transport);

        assertThat(chat.text()).isEqualTo("Hi");

        awaitIdle();
        released.countDown();
    }
}
