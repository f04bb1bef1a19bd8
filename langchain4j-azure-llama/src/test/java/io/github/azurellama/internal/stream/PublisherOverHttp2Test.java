package io.github.azurellama.internal.stream;

import static io.github.azurellama.testing.Responses.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.NewerCore;
import io.github.azurellama.testing.ProbeSubscriber;
import io.github.azurellama.testing.TlsServerTest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;
import org.junit.jupiter.api.Test;

/** Over HTTP/2 a stream that is not read fills OkHttp's window, and no more; others of its connection go on. */
class PublisherOverHttp2Test extends TlsServerTest {

    private static final long MEGABYTE = 1024 * 1024;

    /** Sends 100 MB of events as fast as they are read. */
    private static final class Torrent implements MockResponseBody {
        private final AtomicLong sent = new AtomicLong();

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            String event = chunk("x".repeat(900));
            while (sent.addAndGet(event.length()) < 100 * MEGABYTE) {
                sink.writeUtf8(event);
            }
        }

        /** What was sent when the server could send no more for half a second. */
        long sentUntilBlocked() throws InterruptedException {
            long before;
            do {
                before = sent.get();
                TimeUnit.MILLISECONDS.sleep(500);
            } while (before != sent.get() && before < 100 * MEGABYTE);
            return sent.get();
        }
    }

    @Test
    void a_stream_without_demand_stops_its_server_only() throws Exception {
        use(Transport.H2);
        var torrent = new Torrent();
        enqueue(
                new MockResponse.Builder()
                        .addHeader("Content-Type", "text/event-stream")
                        .body(torrent),
                answer(CallMode.PUBLISHER, "another"));
        AzureLlamaStreamingChatModel model = AzureLlamaStreamingChatModel.builder()
                .endpoint(url("/v1"))
                .okHttpClient(trusting)
                .build();
        var slow = new ProbeSubscriber(1);
        NewerCore.chat(model, question("Hi")).subscribe(slow);
        slow.next();

        assertThat(torrent.sentUntilBlocked()).isBetween(1L, 20 * MEGABYTE);
        var other = new ProbeSubscriber(Long.MAX_VALUE);
        NewerCore.chat(model, question("Hi")).subscribe(other);
        assertThat(other.response().aiMessage().text()).isEqualTo("another");
        slow.cancel();
        slow.assertSilent();
    }
}
