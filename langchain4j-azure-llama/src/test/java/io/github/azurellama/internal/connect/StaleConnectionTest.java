package io.github.azurellama.internal.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.InternalServerException;
import io.github.azurellama.quota.FrozenTime;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.Eventually;
import io.github.azurellama.testing.HeldBody;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.TlsServerTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A request that was lost with a reused connection is sent again at once, uncounted; one that got a byte of a response is not. */
class StaleConnectionTest extends TlsServerTest {

    private static final MockResponse.Builder CLOSED =
            new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket());

    @ParameterizedTest
    @CsvSource({"SYNC,PLAIN", "SYNC,TLS", "SYNC,H2", "STREAMING,PLAIN", "STREAMING,TLS", "STREAMING,H2"})
    void a_connection_that_the_server_closed_while_idle_fails_no_call(CallMode mode, Transport transport) {
        LlamaQuota quota = new FrozenTime().perMinute(2, 100_000).withMaxWait(Duration.ZERO);
        enqueue(answer(mode, "one"), CLOSED, answer(mode, "two"));
        Chat chat = open(mode, transport, builder -> builder.maxRetries(0).quota(quota));

        assertThat(chat.text()).isEqualTo("one");
        assertThat(chat.text()).isEqualTo("two");
    }

    @ParameterizedTest
    @CsvSource({"SYNC,PLAIN", "SYNC,TLS", "SYNC,H2", "STREAMING,PLAIN", "STREAMING,TLS", "STREAMING,H2"})
    void a_connection_that_the_server_closed_before_a_retry_costs_no_further_retry(CallMode mode, Transport transport) {
        enqueue(busy(), CLOSED, answer(mode, "one"));
        Chat chat = open(mode, transport, builder -> builder.maxRetries(1));

        assertThat(chat.text()).isEqualTo("one");
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    private static MockResponse.Builder busy() {
        return Responses.json(429, "{}").addHeader("Retry-After", "0");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_connection_is_not_used_longer_than_its_keep_alive_header_allows(CallMode mode) {
        enqueue(answer(mode, "one").addHeader("Keep-Alive", "timeout=0"), answer(mode, "two"));
        Chat chat = open(mode, Transport.PLAIN);
        chat.text();
        awaitIdle();
        chat.text();

        RecordedRequest first = taken();
        assertThat(taken().getConnectionIndex()).isNotEqualTo(first.getConnectionIndex());
    }

    @ParameterizedTest
    @CsvSource({"SYNC,PLAIN", "SYNC,TLS", "SYNC,H2", "STREAMING,PLAIN", "STREAMING,H2", "ASYNC,H2"})
    void a_fresh_connection_that_ends_before_the_response_fails_the_attempt(CallMode mode, Transport transport) {
        enqueue(CLOSED, CLOSED, answer(mode, "too late"));
        Chat chat = open(mode, transport, builder -> builder.maxRetries(0));

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(InternalServerException.class)
                .hasMessageContaining("the server closed it before the response was complete");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    /** The call that made the connection is not to blame for its end more than the other one is. */
    @ParameterizedTest
    @CsvSource({"SYNC", "STREAMING"})
    void a_fresh_connection_that_ends_under_two_calls_fails_neither(CallMode mode) {
        enqueue(
                new MockResponse.Builder().headersDelay(1, TimeUnit.HOURS),
                CLOSED,
                answer(mode, "one"),
                answer(mode, "one"));
        Chat first = open(mode, Transport.H2, builder -> builder.maxRetries(0));
        Chat second = open(
                mode,
                builder -> builder.endpoint(server.url("/v1").toString())
                        .okHttpClient(trusting)
                        .maxRetries(0));

        var waiting = CompletableFuture.supplyAsync(first::text, call -> new Thread(call).start());
        Eventually.assertThat("the first call waits", () -> server.getRequestCount() == 1);
        assertThat(second.text()).isEqualTo("one");
        assertThat(waiting.join()).isEqualTo("one");
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"SYNC,PLAIN", "SYNC,TLS", "SYNC,H2", "STREAMING,H2"})
    void an_informational_response_is_the_beginning_of_one(CallMode mode, Transport transport) {
        enqueue(
                answer(mode, "one"),
                new MockResponse.Builder()
                        .addInformationalResponse(
                                new MockResponse.Builder().code(103).build())
                        .onResponseStart(new SocketEffect.CloseSocket()),
                answer(mode, "too late"));
        Chat chat = open(mode, transport, builder -> builder.maxRetries(0));
        assertThat(chat.text()).isEqualTo("one");

        assertThat(catchThrowable(chat::text)).isExactlyInstanceOf(InternalServerException.class);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"SYNC,PLAIN", "SYNC,TLS", "ASYNC,PLAIN"})
    void a_request_that_ends_each_connection_is_sent_again_once_however_many_connections_are_idle(
            CallMode mode, Transport transport) {
        int connections = 5;
        String json = Responses.wholeJson("one");
        var released = new CountDownLatch(1);
        for (int i = 0; i < connections; i++) {
            enqueue(Responses.whole("")
                    .body(new HeldBody("", released, json))
                    .setHeader("Content-Length", json.length()));
        }
        for (int i = 0; i < 2 * connections; i++) {
            enqueue(CLOSED);
        }
        Chat chat = open(mode, transport, builder -> builder.maxRetries(0));
        List<CompletableFuture<String>> calls = Stream.generate(
                        () -> CompletableFuture.supplyAsync(chat::text, call -> new Thread(call).start()))
                .limit(connections)
                .toList();
        Eventually.assertThat("all calls are held", () -> server.getRequestCount() == connections);
        released.countDown();
        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo("one"));

        assertThat(catchThrowable(chat::text)).isExactlyInstanceOf(InternalServerException.class);
        assertThat(server.getRequestCount()).isEqualTo(connections + 2);
    }

    @ParameterizedTest
    @CsvSource({
        "SYNC,H",
        "STREAMING,H",
        "SYNC,'HTTP/1.1 200 OK\r\n'",
        "STREAMING,'HTTP/1.1 200 OK\r\n'",
        "SYNC,'HTTP/1.1 200 OK\r\nContent-Ty'",
        "SYNC,'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{'",
    })
    void a_request_whose_response_has_begun_is_never_sent_again_silently(CallMode mode, String beginning)
            throws Exception {
        try (var raw = new RawServer(mode, beginning)) {
            Chat chat = open(
                    mode,
                    builder -> builder.endpoint("http://localhost:" + raw.socket.getLocalPort() + "/v1")
                            .maxRetries(0));
            assertThat(chat.text()).isEqualTo("one");

            assertThat(catchThrowable(chat::text)).isInstanceOf(InternalServerException.class);
            assertThat(raw.requests).hasValue(2);
        }
    }

    /** Responds to the first request of a connection, and to each later one with no more than a beginning. */
    private static final class RawServer implements AutoCloseable {

        final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        final AtomicInteger requests = new AtomicInteger();
        private final byte[] beginning;
        private final byte[] whole;

        RawServer(CallMode mode, String beginning) throws IOException {
            this.beginning = beginning.getBytes(UTF_8);
            String body = !mode.isStreaming()
                    ? Responses.wholeJson("one")
                    : Responses.chunk("one") + Responses.FINISH + Responses.DONE;
            this.whole = ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(UTF_8);
            var thread = new Thread(this::accept);
            thread.setDaemon(true);
            thread.start();
        }

        private void accept() {
            while (!socket.isClosed()) {
                try (Socket connection = socket.accept()) {
                    for (byte[] response : List.of(whole, beginning)) {
                        readRequest(connection.getInputStream());
                        requests.incrementAndGet();
                        connection.getOutputStream().write(response);
                    }
                } catch (IOException e) {
                    // the test is over
                }
            }
        }

        private static void readRequest(InputStream in) throws IOException {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) readByte(in));
            }
            String length = head.toString().replaceFirst("(?is).*content-length: (\\d+).*", "$1");
            for (int i = Integer.parseInt(length); i > 0; i--) {
                readByte(in);
            }
        }

        private static int readByte(InputStream in) throws IOException {
            int read = in.read();
            if (read < 0) {
                throw new IOException("closed");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
