package io.github.azurellama.benchmarks.figure;

import io.github.azurellama.benchmarks.client.BenchmarkClient;
import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.server.ResponseSpec;
import java.time.Duration;
import java.util.Map;

/**
 * What a streamed token costs.
 *
 * @param tokens how many a stream has
 */
record StreamCost(int tokens) implements Figure.Measurement {

    @Override
    public Measured measure(Subject subject, String url, Effort effort) throws InterruptedException {
        BenchmarkClient client =
                subject.connect(url, ResponseSpec.stream(tokens).key());
        run(client, effort.warmUp());
        Resources before = Resources.used();
        double streamed = (double) run(client, effort.measured()) * tokens;
        Resources used = Resources.used().since(before);
        return Measured.withoutFailures(Map.of(
                Metric.STREAM_CPU, used.cpuNanos() / 1e3 / streamed, Metric.STREAM_BYTES, used.bytes() / streamed));
    }

    private long run(BenchmarkClient client, Duration time) throws InterruptedException {
        long begin = System.nanoTime();
        long streams = 0;
        do {
            new Round(1, tokens).runAll(client);
            streams++;
        } while (System.nanoTime() - begin < time.toNanos());
        return streams;
    }
}
