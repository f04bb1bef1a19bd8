package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.TimeoutException;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Recorder;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lookup of a host, which ignores interrupts and timeouts, holds no call up for longer than it may take. */
class LookupTest extends MockServerTest {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final OkHttpClient client = new OkHttpClient.Builder()
            .dns(host -> {
                begun.countDown();
                awaitRelease();
                return List.of(InetAddress.getLoopbackAddress());
            })
            .build();

    /** As the system does, without noticing interrupts. */
    private void awaitRelease() {
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                // goes on
            }
        }
    }

    @AfterEach
    void release() {
        released.countDown();
    }

    private Chat open(CallMode mode, Duration callTimeout) {
        String url = "http://localhost:" + server.getPort() + "/v1";
        return open(mode, builder -> builder.endpoint(url).okHttpClient(client).callTimeout(callTimeout));
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void callTimeout_ends_it(CallMode mode) {
        Chat chat = open(mode, Duration.ofMillis(200));

        assertThat(catchThrowable(chat::text))
                .isExactlyInstanceOf(TimeoutException.class)
                .hasMessageContaining("0.2s (callTimeout)");
    }

    @Test
    void an_interrupt_ends_it() throws Exception {
        Chat chat = open(CallMode.SYNC, Duration.ofMinutes(5));
        var thrown = new AtomicReference<Throwable>();
        var thread = new Thread(() -> thrown.set(catchThrowable(chat::text)));
        thread.start();
        begun.await();

        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(Recorder.PATIENCE_SECONDS));

        assertThat(thrown.get()).isInstanceOf(LangChain4jException.class).hasMessageContaining("interrupted");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_call_whose_lookup_succeeds_gets_its_response(CallMode mode) {
        released.countDown();
        enqueue(mode.answer("Hello"));

        assertThat(open(mode, Duration.ofMinutes(5)).text()).isEqualTo("Hello");
    }
}
