package io.github.azurellama.internal.stream;

import static io.github.azurellama.testing.Responses.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.response.PartialResponse;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.NewerCore;
import io.github.azurellama.testing.ProbeSubscriber;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.Responses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The demand of a subscriber is what a server may send: the socket is not read without it. */
class PublisherDemandTest extends MockServerTest {

    private static final long MEGABYTE = 1024 * 1024;

    /** Sends 100 MB of events as fast as they are read. */
    private static final class Torrent implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final AtomicLong sent = new AtomicLong();
        private final CompletableFuture<IOException> broken = new CompletableFuture<>();

        Torrent() throws IOException {
            var thread = new Thread(this::run);
            thread.setDaemon(true);
            thread.start();
        }

        private void run() {
            try (Socket connection = socket.accept()) {
                connection.setSendBufferSize(64 * 1024);
                var out = connection.getOutputStream();
                out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
                byte[] event = chunk("x".repeat(900)).getBytes(StandardCharsets.US_ASCII);
                while (sent.addAndGet(event.length) < 100 * MEGABYTE) {
                    out.write(event);
                }
            } catch (IOException e) {
                broken.complete(e);
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

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void a_server_cannot_send_more_than_the_buffers_hold() throws Exception {
        try (var server = new Torrent()) {
            var subscriber = new ProbeSubscriber(1);
            NewerCore.chat(
                            AzureLlamaStreamingChatModel.builder()
                                    .endpoint("http://127.0.0.1:" + server.socket.getLocalPort() + "/v1")
                                    .build(),
                            question("Hi"))
                    .subscribe(subscriber);
            subscriber.next();

            long held = server.sentUntilBlocked();

            assertThat(held).as("bytes sent to a subscriber of one event").isBetween(1L, 16 * MEGABYTE);
            subscriber.request(20_000);
            for (int i = 0; i < 20_000; i++) {
                assertThat(subscriber.next()).isInstanceOf(PartialResponse.class);
            }
            assertThat(server.sentUntilBlocked()).as("sent after more demand").isGreaterThan(held);
            subscriber.cancel();
            assertThat(server.broken.get(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("the connection is closed")
                    .isNotNull();
            subscriber.assertSilent();
        }
    }

    @Test
    void the_response_too_has_to_be_requested_but_not_the_end() throws Exception {
        enqueue(Responses.events(chunk("Hello").replace("null}", "\"stop\"}") + Responses.DONE));
        var subscriber = new ProbeSubscriber(1);
        NewerCore.chat(
                        AzureLlamaStreamingChatModel.builder()
                                .endpoint(url("/v1"))
                                .build(),
                        question("Hi"))
                .subscribe(subscriber);
        subscriber.next();
        subscriber.assertSilent();

        subscriber.request(1);

        assertThat(subscriber.response().aiMessage().text()).isEqualTo("Hello");
    }

    @Test
    void callTimeout_ends_a_wait_for_demand() throws Exception {
        enqueue(Responses.stream("one two three"));
        var subscriber = new ProbeSubscriber(1);
        NewerCore.chat(
                        AzureLlamaStreamingChatModel.builder()
                                .endpoint(url("/v1"))
                                .callTimeout(Duration.ofMillis(700))
                                .build(),
                        question("Hi"))
                .subscribe(subscriber);
        subscriber.next();

        assertThat(subscriber.failure())
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("0.7s (callTimeout)");
    }
}
