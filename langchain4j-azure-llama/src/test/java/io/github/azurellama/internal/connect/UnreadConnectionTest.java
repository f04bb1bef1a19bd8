package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.TimeoutException;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.Eventually;
import io.github.azurellama.testing.TlsServerTest;
import io.github.azurellama.testing.UnreadServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Over HTTP/2, a call ends on time although its thread cannot write, and ends the connection, where no other could write either. */
@Execution(ExecutionMode.CONCURRENT)
class UnreadConnectionTest extends TlsServerTest {

    private static final String MORE_THAN_A_CONNECTION_BUFFERS = "x".repeat(20_000_000);
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration SLOW_MACHINE = Duration.ofSeconds(30);

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private UnreadServer unread;

    @BeforeEach
    void start() throws IOException {
        unread = new UnreadServer(certificates());
    }

    @AfterEach
    void stop() {
        unread.close();
        callers.shutdownNow();
    }

    private Chat openUnread(CallMode mode, Consumer<AzureLlamaChatModelBuilder<?>> timeouts) {
        return open(mode, model -> {
            model.endpoint(unread.url()).okHttpClient(trusting).maxRetries(0);
            timeouts.accept(model);
        });
    }

    private CompletableFuture<Throwable> failure(Chat chat) {
        return CompletableFuture.supplyAsync(() -> chat.failure(MORE_THAN_A_CONNECTION_BUFFERS), callers);
    }

    private void assertTimesOut(Chat chat, String timeout) {
        assertThat(failure(chat))
                .succeedsWithin(SLOW_MACHINE)
                .isInstanceOf(TimeoutException.class)
                .asString()
                .contains("(" + timeout + ")");
    }

    @ParameterizedTest
    @EnumSource(
            value = CallMode.class,
            names = {"SYNC", "STREAMING"})
    void at_the_read_timeout(CallMode mode) {
        Chat chat = openUnread(mode, model -> model.readTimeout(SOON));

        assertTimesOut(chat, "readTimeout");
        // On the old connection the next call would wait for ever.
        assertTimesOut(chat, "readTimeout");
        assertThat(unread.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = CallMode.class,
            names = {"ASYNC", "PUBLISHER"})
    void at_the_call_timeout(CallMode mode) {
        Chat chat = openUnread(mode, model -> model.callTimeout(SOON));

        assertTimesOut(chat, "callTimeout");
    }

    @Test
    void at_an_interrupt() {
        Chat chat = openUnread(CallMode.SYNC, model -> {});
        CompletableFuture<Throwable> failure = failure(chat);
        Eventually.assertThat("the call is connected", () -> unread.connections() == 1);

        callers.shutdownNow();

        assertThat(failure)
                .succeedsWithin(SLOW_MACHINE)
                .isExactlyInstanceOf(LangChain4jException.class)
                .asString()
                .contains("interrupted");
    }
}
