package io.github.azurellama.internal.http;

import static io.github.azurellama.testing.Responses.chunk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.HeldBody;
import io.github.azurellama.testing.MockServerTest;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong on a connection and beside it; each failure says what and where. */
class ConnectionTest extends MockServerTest {

    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final MockResponse.Builder SILENCE =
            new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE);

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_silent_server_runs_into_readTimeout_and_is_not_called_again(CallMode mode) {
        enqueue(SILENCE, SILENCE, SILENCE);
        Chat chat = open(mode, builder -> builder.readTimeout(SHORT));

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(TimeoutException.class)
                .hasMessageContaining("0.15s (readTimeout)")
                .hasMessageContaining(url("/v1/chat/completions"));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_stream_that_stalls_runs_into_readTimeout() {
        enqueue(HeldBody.stalled(chunk("Hel")));
        Chat chat = open(CallMode.STREAMING, builder -> builder.readTimeout(SHORT));

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(TimeoutException.class)
                .hasMessageContaining("0.15s (readTimeout)");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_call_that_takes_too_long_in_all_runs_into_callTimeout(CallMode mode) {
        enqueue(SILENCE);
        Chat chat = open(mode, builder -> builder.readTimeout(LONG).callTimeout(SHORT));

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(TimeoutException.class)
                .hasMessageContaining("0.15s (callTimeout)");
    }

    @Test
    void callTimeout_holds_for_the_reading_of_a_stream_too() {
        enqueue(HeldBody.stalled(chunk("Hel")));
        Chat chat =
                open(CallMode.STREAMING, builder -> builder.readTimeout(LONG).callTimeout(SHORT));

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(TimeoutException.class)
                .hasMessageContaining("0.15s (callTimeout)");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_wait_that_callTimeout_would_end_is_not_begun(CallMode mode) {
        enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "59"));
        Chat chat = open(mode, builder -> builder.callTimeout(Duration.ofSeconds(50)));

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(RateLimitException.class)
                .hasMessageContaining("retry after 59s");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_connection_that_is_closed_before_the_response(CallMode mode) {
        enqueue(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));
        Chat chat = open(mode, builder -> builder.maxRetries(0));

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(InternalServerException.class)
                .hasMessageContaining("connection failed");
    }

    @Test
    void an_interrupted_caller_gets_an_exception_and_stays_interrupted() {
        Chat chat = open(CallMode.SYNC);

        Thread.currentThread().interrupt();
        Throwable thrown = catchThrowable(chat::text);

        assertThat(thrown).isInstanceOf(LangChain4jException.class).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }
}
