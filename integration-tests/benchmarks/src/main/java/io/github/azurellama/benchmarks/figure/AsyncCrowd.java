package io.github.azurellama.benchmarks.figure;

import io.github.azurellama.benchmarks.client.BenchmarkClient;
import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.server.ResponseSpec;
import io.github.azurellama.benchmarks.server.ResponseText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * How many calls are in flight at once that return futures, in a JVM that has seen one before.
 *
 * @param calls how many
 * @param tokens how many each response has
 * @param delay after which the server sends a body
 */
record AsyncCrowd(int calls, int tokens, Duration delay) implements Figure.Measurement {

    @Override
    public Measured measure(Subject subject, String url, Effort effort) {
        BenchmarkClient client = subject.connect(
                url, ResponseSpec.delayed(tokens, effort.pace(delay)).key());
        check(client.start(Round.QUESTION).join());
        ThreadMXBean platform = ManagementFactory.getThreadMXBean();
        platform.resetPeakThreadCount();
        long begin = System.nanoTime();
        try (var process = new ProcessWatch()) {
            List<CompletableFuture<String>> started = Stream.generate(() -> client.start(Round.QUESTION))
                    .limit(effort.crowd(calls))
                    .toList();
            started.forEach(call -> check(call.join()));
            return Measured.withoutFailures(Map.of(
                    Metric.ASYNC_CROWD_WALL,
                    (System.nanoTime() - begin) / 1e9,
                    Metric.ASYNC_CROWD_PLATFORM,
                    platform.getPeakThreadCount() - 1.0, // the one that watches
                    Metric.ASYNC_CROWD_MEMORY,
                    process.peakMegabytes()));
        }
    }

    private void check(String text) {
        if (!text.equals(ResponseText.of(tokens))) {
            throw new IllegalStateException("the response is not the one that was sent: " + text);
        }
    }
}
