package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.LangChain4jException;
import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.HeldBody;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.TlsServerTest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A blocking call ends soon after its thread is interrupted, wherever it waits; the thread stays interrupted. */
class InterruptTest extends TlsServerTest {

    private static final MockResponse.Builder SILENCE =
            new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE);

    /** Interrupts the call once it waits, and checks how it ends. */
    private void assertEnds(Chat chat, Waiting waiting) throws Exception {
        var thrown = new AtomicReference<Throwable>();
        var interrupted = new AtomicBoolean();
        var thread = new Thread(() -> {
            try {
                chat.text();
            } catch (Throwable e) {
                thrown.set(e);
            }
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        thread.start();
        waiting.begins(thread);

        long begin = System.nanoTime();
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(Recorder.PATIENCE_SECONDS));

        assertThat(thread.isAlive()).isFalse();
        // Far less than the call would take, and more than a slow machine needs.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(thrown.get()).isInstanceOf(LangChain4jException.class).hasMessageContaining("interrupted");
        assertThat(interrupted).isTrue();
    }

    private interface Waiting {
        void begins(Thread caller) throws Exception;
    }

    private void afterRequest(Thread caller) {
        taken();
    }

    private static void parked(Thread caller) throws InterruptedException {
        while (caller.getState() != Thread.State.TIMED_WAITING) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void while_it_waits_for_headers(Transport transport) throws Exception {
        enqueue(SILENCE);
        assertEnds(open(CallMode.SYNC, transport), this::afterRequest);
    }

    @ParameterizedTest
    @EnumSource
    void while_it_reads_the_body(Transport transport) throws Exception {
        var released = new CountDownLatch(1);
        enqueue(new MockResponse.Builder().body(new HeldBody("{\"choices\":", released, "")));
        try {
            assertEnds(open(CallMode.SYNC, transport), this::afterRequest);
        } finally {
            released.countDown();
        }
    }

    @Test
    void while_it_waits_to_retry() throws Exception {
        enqueue(Responses.json(503, "{}").addHeader("Retry-After", 50));
        assertEnds(open(CallMode.SYNC), this::afterRequest);
    }

    @Test
    void while_it_waits_for_the_quota() throws Exception {
        LlamaQuota quota = LlamaQuota.perMinute(10, 100_000);
        quota.blockFor(Duration.ofSeconds(50));
        assertEnds(open(CallMode.SYNC, builder -> builder.quota(quota)), InterruptTest::parked);
    }

    @Test
    void while_it_waits_for_a_credential_that_ignores_interrupts() throws Exception {
        var asked = new CountDownLatch(1);
        var released = new AtomicBoolean();
        Chat chat = open(
                CallMode.SYNC,
                builder -> builder.credential(AzureLlamaCredential.bearer(() -> {
                    asked.countDown();
                    while (!released.get()) {
                        Thread.onSpinWait();
                    }
                    return "too late";
                })));
        try {
            assertEnds(chat, thread -> asked.await());
        } finally {
            released.set(true);
        }
    }

    @Test
    void while_it_connects() throws Exception {
        use(Transport.TLS);
        // A port that accepts connections and never responds to the handshake.
        try (var silent = new java.net.ServerSocket(0)) {
            Chat chat = open(
                    CallMode.SYNC,
                    builder -> builder.endpoint("https://localhost:" + silent.getLocalPort() + "/v1")
                            .okHttpClient(trusting));
            assertEnds(chat, thread -> silent.accept());
        }
    }
}
