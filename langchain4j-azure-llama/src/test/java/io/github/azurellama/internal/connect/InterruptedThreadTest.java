package io.github.azurellama.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.langchain4j.exception.LangChain4jException;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.TlsServerTest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way to interrupt a blocking call, on every kind of thread, against a server that never responds. */
class InterruptedThreadTest extends TlsServerTest {

    private static final Duration BOUND = Duration.ofMillis(100);

    /** One of so many trials has to keep the bound, because others may meet a busy machine. */
    private static final int TRIALS = 20;

    private enum Kind {
        PLATFORM,
        VIRTUAL;

        ExecutorService executor() {
            return this == PLATFORM ? Executors.newCachedThreadPool() : virtual();
        }

        private static ExecutorService virtual() {
            assumeTrue(Runtime.version().feature() >= 21, "virtual threads need JDK 21");
            try {
                return (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }
    }

    private Chat silent(Transport transport) {
        for (int i = 0; i < TRIALS; i++) {
            enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        }
        return open(CallMode.SYNC, transport);
    }

    /** What a thread saw at the end of its call. */
    private record End(Throwable thrown, boolean interrupted, long nanoTime) {

        static End of(Chat chat) {
            try {
                chat.text();
                throw new AssertionError("a response came");
            } catch (Throwable e) {
                return new End(e, Thread.currentThread().isInterrupted(), System.nanoTime());
            }
        }

        void assertInterrupted() {
            assertThat(thrown).isInstanceOf(LangChain4jException.class).hasMessageContaining("interrupted");
            assertThat(interrupted).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"PLATFORM,PLAIN", "PLATFORM,H2", "VIRTUAL,PLAIN", "VIRTUAL,TLS", "VIRTUAL,H2"})
    void a_cancelled_future_ends_its_call_within_a_tenth_of_a_second(Kind kind, Transport transport) throws Exception {
        ExecutorService executor = kind.executor();
        Chat chat = silent(transport);
        long best = Long.MAX_VALUE;
        for (int trial = 0; trial < TRIALS && best > BOUND.toNanos(); trial++) {
            var end = new CompletableFuture<End>();
            Future<?> call = executor.submit(() -> end.complete(End.of(chat)));
            taken();

            long begin = System.nanoTime();
            call.cancel(true);

            End seen = end.get(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS);
            seen.assertInterrupted();
            best = Math.min(best, seen.nanoTime() - begin);
        }
        executor.shutdown();

        assertThat(Duration.ofNanos(best)).isLessThanOrEqualTo(BOUND);
    }

    @ParameterizedTest
    @EnumSource
    void shutdownNow_ends_the_calls_of_an_executor(Kind kind) throws Exception {
        ExecutorService executor = kind.executor();
        Chat chat = silent(Transport.PLAIN);
        var first = new CompletableFuture<End>();
        var second = new CompletableFuture<End>();
        executor.execute(() -> first.complete(End.of(chat)));
        executor.execute(() -> second.complete(End.of(chat)));
        taken();
        taken();

        executor.shutdownNow();

        assertThat(executor.awaitTermination(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isTrue();
        first.join().assertInterrupted();
        second.join().assertInterrupted();
    }

    /** An interrupt would close the connection that it writes to, under all other calls. */
    @ParameterizedTest
    @CsvSource({
        "VIRTUAL,H2,100000,false",
        "VIRTUAL,H2,10,true",
        "VIRTUAL,TLS,100000,true",
        "PLATFORM,H2,100000,true",
    })
    void a_virtual_thread_does_not_write_a_large_request_over_http_2(
            Kind kind, Transport transport, int size, boolean isWriter) throws Exception {
        ExecutorService executor = kind.executor();
        enqueue(answer(CallMode.SYNC, "one"));
        var writer = new CompletableFuture<Thread>();
        OkHttpClient client = trusting.newBuilder()
                .eventListener(new EventListener() {
                    @Override
                    public void requestBodyStart(Call call) {
                        writer.complete(Thread.currentThread());
                    }
                })
                .build();
        Chat chat = open(CallMode.SYNC, transport, builder -> builder.okHttpClient(client));

        Thread caller = executor.submit(() -> {
                    assertThat(chat.answer("x".repeat(size))).isEqualTo("one");
                    return Thread.currentThread();
                })
                .get();
        executor.shutdown();

        assertThat(writer.join() == caller).isEqualTo(isWriter);
    }
}
