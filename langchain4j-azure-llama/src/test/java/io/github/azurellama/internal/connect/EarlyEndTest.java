package io.github.azurellama.internal.connect;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.LangChain4jException;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.Events;
import io.github.azurellama.testing.HeldBody;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.TlsServerTest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A call that ends before its response does, ends at once, however long the server then says nothing. */
class EarlyEndTest extends TlsServerTest {

    private static final int MORE_THAN_A_CONNECTION_BUFFERS = 20_000_000;

    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void release() {
        released.countDown();
    }

    /** Says that, and then nothing. */
    private MockResponse.Builder held(String beginning) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body(new HeldBody(beginning, released, ""));
    }

    /** In far less than the client's timeout, and more than a slow machine needs. */
    private static void assertEndsAtOnce(Chat chat) {
        long begin = System.nanoTime();

        Throwable thrown = catchThrowable(chat::text);

        assertThat(thrown).isInstanceOf(LangChain4jException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    private static Stream<Arguments> streams() {
        return Stream.of(Transport.values())
                .flatMap(transport -> Stream.of(CallMode.values())
                        .filter(CallMode::isStreaming)
                        .map(mode -> Arguments.of(mode, transport)));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void at_an_error_in_the_stream(CallMode mode, Transport transport) {
        enqueue(held(Events.chunk("\"Hello\"", "null") + Responses.event("{\"error\":{\"message\":\"engine died\"}}")));

        assertEndsAtOnce(open(mode, transport));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void at_a_chunk_that_cannot_be_read(CallMode mode, Transport transport) {
        String beginning = Events.chunk("\"Hello\"", "null") + Responses.event("{\"choices\":[");
        MockResponse.Builder longer = held(beginning).setHeader("Content-Length", beginning.length() + 100);
        enqueue(transport == Transport.H2 ? held(beginning) : longer);

        assertEndsAtOnce(open(mode, transport));
    }

    @ParameterizedTest
    @CsvSource({"SYNC,PLAIN", "SYNC,TLS", "ASYNC,TLS", "STREAMING,TLS", "PUBLISHER,TLS"})
    void at_the_timeout_of_a_request_that_the_server_does_not_read(CallMode mode, Transport transport) {
        enqueue(new MockResponse.Builder().onRequestBody(SocketEffect.Stall.INSTANCE));
        Chat chat = open(
                mode,
                transport,
                model -> model.readTimeout(Duration.ofSeconds(1)).maxRetries(0));

        assertThat(supplyAsync(() -> chat.failure("x".repeat(MORE_THAN_A_CONNECTION_BUFFERS))))
                .succeedsWithin(Duration.ofSeconds(20))
                .isInstanceOf(LangChain4jException.class);
    }
}
