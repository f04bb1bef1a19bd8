package io.github.azurellama.benchmarks.figure;

import io.github.azurellama.benchmarks.client.BenchmarkClient;
import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.server.ResponseSpec;
import io.github.azurellama.benchmarks.server.ResponseText;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What a call costs that returns a future, beside a blocking one in the same JVM. Each begins when the one before it completes, on
 * the thread that completes it.
 *
 * @param tokens how many the response has
 */
record AsyncCallCost(int tokens) implements Figure.Measurement {

    @Override
    public Measured measure(Subject subject, String url, Effort effort) {
        BenchmarkClient client = subject.connect(url, ResponseSpec.whole(tokens).key());
        block(client, effort.warmUp());
        start(client, effort.warmUp());
        double blockingCpu = 0;
        double cpu = 0;
        double bytes = 0;
        double nanos = 0;
        // Twice, in both orders, because the machine may be busier in one half than in the other.
        for (boolean isBlockingFirst : new boolean[] {true, false}) {
            blockingCpu += isBlockingFirst ? cpuOfBlocking(client, effort) : 0;
            Resources before = Resources.used();
            long begin = System.nanoTime();
            double calls = start(client, effort.measured());
            nanos += (System.nanoTime() - begin) / calls;
            Resources used = Resources.used().since(before);
            cpu += used.cpuNanos() / calls;
            bytes += used.bytes() / calls;
            blockingCpu += isBlockingFirst ? 0 : cpuOfBlocking(client, effort);
        }
        return Measured.withoutFailures(Map.of(
                Metric.ASYNC_CALL_TIME, nanos / 2 / 1e3,
                Metric.ASYNC_CALL_CPU, cpu / 2 / 1e3,
                Metric.ASYNC_CALL_BYTES, bytes / 2,
                Metric.ASYNC_CALL_RATIO, cpu / blockingCpu));
    }

    private double cpuOfBlocking(BenchmarkClient client, Effort effort) {
        Resources before = Resources.used();
        double calls = block(client, effort.measured());
        return Resources.used().since(before).cpuNanos() / calls;
    }

    private long block(BenchmarkClient client, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        long calls = 0;
        do {
            check(client.ask(Round.QUESTION));
            calls++;
        } while (System.nanoTime() < end);
        return calls;
    }

    private long start(BenchmarkClient client, Duration time) {
        var chain = new Chain(client, System.nanoTime() + time.toNanos());
        chain.next();
        return chain.done.join();
    }

    private void check(String text) {
        if (!text.equals(ResponseText.of(tokens))) {
            throw new IllegalStateException("the response is not the one that was sent: " + text);
        }
    }

    /** Calls one after the other. */
    private final class Chain {

        private final BenchmarkClient client;
        private final long end;
        private final CompletableFuture<Long> done = new CompletableFuture<>();
        private long calls;

        Chain(BenchmarkClient client, long end) {
            this.client = client;
            this.end = end;
        }

        @SuppressWarnings("FutureReturnValueIgnored") // failures are passed on
        void next() {
            CompletableFuture<String> call = client.start(Round.QUESTION);
            call.whenComplete((text, failure) -> {
                try {
                    if (failure != null) {
                        throw failure;
                    }
                    check(text);
                    calls++;
                    if (System.nanoTime() < end) {
                        next();
                    } else {
                        done.complete(calls);
                    }
                } catch (Throwable e) {
                    done.completeExceptionally(e);
                }
            });
        }
    }
}
