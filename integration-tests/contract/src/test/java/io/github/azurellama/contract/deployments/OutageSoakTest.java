package io.github.azurellama.contract.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.listener.CallAttempt;
import io.github.azurellama.listener.CallEnd;
import io.github.azurellama.listener.LlamaCall;
import io.github.azurellama.listener.LlamaCallListener;
import io.github.azurellama.simulator.fault.Fault;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.testing.Eventually;
import io.github.azurellama.testing.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random outages of three deployments under load. A seed chooses the faults; what the threads make of them may differ. */
final class OutageSoakTest {

    private static final int WORKERS = 6;
    private static final int CALLS_OF_WORKER = 60;

    /** Not a connection that is cut before the response: on a reused one that is an idle connection's end, and is sent again. */
    private static final List<IntFunction<Fault>> FAULTS = List.of(
            events -> Fault.unavailable(),
            events -> Fault.tooManyRequests(Duration.ZERO),
            events -> Fault.tooManyRequests(Duration.ofSeconds(1)),
            events -> Fault.status(500, "{\"error\":{\"message\":\"died\"}}"),
            events -> Fault.status(400, "{\"error\":{\"message\":\"no\"}}"),
            Fault::disconnectAfter,
            Fault::truncateAfter);

    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger billedTwice = new AtomicInteger();

    private final AtomicInteger succeeded = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void each_call_ends_once_and_none_is_billed_twice(long seed) throws Exception {
        try (var three = new ThreeDeployments(
                conversation -> Optional.of(ModelOutput.text("one two three four")),
                pool -> pool.maxWait(Duration.ofSeconds(3)).slowStart(Duration.ofMillis(200)))) {
            run(three, new Random(seed));

            assertThat(succeeded.get() + failed.get()).isEqualTo(WORKERS * CALLS_OF_WORKER);
            assertThat(succeeded).hasValueGreaterThan(WORKERS * CALLS_OF_WORKER / 2);
            assertThat(failed).as("lost connections and refused requests").hasPositiveValue();
            assertThat(ended).hasValue(WORKERS * CALLS_OF_WORKER);
            assertThat(billedTwice).hasValue(0);
            // A stream leaves its deployment after its last callback.
            Eventually.assertThat(
                    "no request in flight",
                    () -> three.pool.status().stream().allMatch(status -> status.requestsInFlight() == 0));
        }
    }

    private void run(ThreeDeployments three, Random random) throws Exception {
        var chat = AzureLlamaChatModel.builder()
                .deployments(three.pool)
                .callListeners(new Bills())
                .build();
        var streaming = AzureLlamaStreamingChatModel.builder()
                .deployments(three.pool)
                .callListeners(new Bills())
                .build();
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                String name = "worker " + worker;
                var own = new Random(random.nextLong());
                done.add(workers.submit(() -> {
                    for (int call = 0; call < CALLS_OF_WORKER; call++) {
                        disturb(three, own);
                        call(chat, streaming, name + ", call " + call, own.nextBoolean());
                    }
                }));
            }
            for (Future<?> worker : done) {
                worker.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static void disturb(ThreeDeployments three, Random random) {
        int index = random.nextInt(3);
        if (random.nextInt(4) == 0 && three.azure(index).pendingFaults() < 3) {
            three.azure(index)
                    .failNext(FAULTS.get(random.nextInt(FAULTS.size())).apply(1 + random.nextInt(3)));
        }
    }

    private void call(
            AzureLlamaChatModel chat, AzureLlamaStreamingChatModel streaming, String question, boolean stream) {
        try {
            if (stream) {
                var recorder = new Recorder();
                streaming.chat(question, recorder);
                recorder.result();
                recorder.assertExhausted();
            } else {
                chat.chat(question);
            }
            succeeded.incrementAndGet();
        } catch (RuntimeException e) {
            failed.incrementAndGet();
        }
    }

    /** Counts the attempts of a call that a deployment accepted or may have processed: each would be billed. */
    private final class Bills implements LlamaCallListener {

        private int attempts;

        @Override
        public LlamaCallListener onBegin(LlamaCall call) {
            return new Bills();
        }

        @Override
        public void onAttemptEnd(LlamaCall call, CallAttempt attempt) {
            if (attempt.status() == null || attempt.status() < 300) {
                attempts++;
            }
        }

        @Override
        public void onEnd(LlamaCall call, CallEnd end) {
            ended.incrementAndGet();
            if (attempts > 1) {
                billedTwice.incrementAndGet();
            }
        }
    }
}
