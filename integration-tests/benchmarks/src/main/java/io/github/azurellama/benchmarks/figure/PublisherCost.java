package io.github.azurellama.benchmarks.figure;

import io.github.azurellama.benchmarks.client.BenchmarkClient;
import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.server.ResponseSpec;
import java.time.Duration;
import java.util.Map;

/**
 * What a token costs that comes through a publisher, beside one that comes through a handler in the same JVM.
 *
 * @param tokens how many a stream has
 */
record PublisherCost(int tokens) implements Figure.Measurement {

    @Override
    public Measured measure(Subject subject, String url, Effort effort) throws InterruptedException {
        BenchmarkClient client =
                subject.connect(url, ResponseSpec.stream(tokens).key());
        Round.Start handler = client::stream;
        Round.Start publisher = client::publish;
        run(handler, effort.warmUp());
        run(publisher, effort.warmUp());
        // In both orders, because the machine may be busier in one half than in the other.
        Resources first = run(handler, effort.measured());
        Resources second = run(publisher, effort.measured());
        Resources third = run(publisher, effort.measured());
        Resources fourth = run(handler, effort.measured());
        double cpu = second.cpuNanos() + third.cpuNanos();
        return Measured.withoutFailures(Map.of(
                Metric.PUBLISHER_CPU, cpu / 2 / 1e6,
                Metric.PUBLISHER_BYTES, (second.bytes() + third.bytes()) / 2e3,
                Metric.PUBLISHER_RATIO, cpu / (first.cpuNanos() + fourth.cpuNanos())));
    }

    /** What a thousand tokens cost. */
    private Resources run(Round.Start start, Duration time) throws InterruptedException {
        Resources before = Resources.used();
        long end = System.nanoTime() + time.toNanos();
        long streams = 0;
        do {
            new Round(1, tokens).runAll(start);
            streams++;
        } while (System.nanoTime() < end);
        Resources used = Resources.used().since(before);
        double thousands = streams * tokens / 1e3;
        return new Resources((long) (used.cpuNanos() / thousands), (long) (used.bytes() / thousands));
    }
}
