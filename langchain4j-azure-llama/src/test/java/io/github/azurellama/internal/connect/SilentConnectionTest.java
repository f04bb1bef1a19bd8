package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.TimeoutException;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.Eventually;
import io.github.azurellama.testing.TlsServerTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection of HTTP/2 that may be dead costs one call its timeout, not all that follow. */
class SilentConnectionTest extends TlsServerTest {

    /** Longer than a connection may be silent. */
    private static final Duration WAIT = Duration.ofSeconds(3);

    @ParameterizedTest
    @EnumSource(
            value = CallMode.class,
            names = {"SYNC", "STREAMING"})
    void no_call_follows_one_that_waited_in_vain_on_a_silent_connection(CallMode mode) {
        enqueue(answer(mode, "one"), silence(), answer(mode, "two"));
        Chat chat = open(mode, Transport.H2, builder -> builder.maxRetries(0).callTimeout(WAIT));
        assertThat(chat.text()).isEqualTo("one");

        assertThat(catchThrowable(chat::text)).isExactlyInstanceOf(TimeoutException.class);
        assertThat(chat.text()).isEqualTo("two");
        assertThat(connectionsTaken()).containsExactly(0, 0, 1);
    }

    @Test
    void a_call_that_waits_in_vain_while_others_get_responses_says_nothing_of_their_connection() {
        enqueue(answer(CallMode.SYNC, "one"), silence(), answer(CallMode.SYNC, "two"), answer(CallMode.SYNC, "three"));
        Chat chat = open(
                CallMode.SYNC, Transport.H2, builder -> builder.maxRetries(0).callTimeout(WAIT));
        assertThat(chat.text()).isEqualTo("one");

        var waiting = CompletableFuture.supplyAsync(() -> catchThrowable(chat::text), call -> new Thread(call).start());
        Eventually.assertThat("the call waits", () -> server.getRequestCount() == 2);
        assertThat(chat.text()).isEqualTo("two");
        assertThat(waiting.join()).isExactlyInstanceOf(TimeoutException.class);
        assertThat(chat.text()).isEqualTo("three");
        assertThat(connectionsTaken()).containsOnly(0);
    }

    private static MockResponse.Builder silence() {
        return new MockResponse.Builder().headersDelay(1, TimeUnit.HOURS);
    }

    private List<Integer> connectionsTaken() {
        return Stream.generate(() -> taken().getConnectionIndex())
                .limit(server.getRequestCount())
                .toList();
    }
}
