package io.github.azurellama.benchmarks.figure;

import io.github.azurellama.benchmarks.client.BenchmarkClient;
import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.server.ResponseSpec;
import io.github.azurellama.benchmarks.server.ResponseText;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * What a call costs whose response comes whole.
 *
 * @param tokens how many the response has
 */
record CallCost(int tokens) implements Figure.Measurement {

    @Override
    public Measured measure(Subject subject, String url, Effort effort) {
        BenchmarkClient client = subject.connect(url, ResponseSpec.whole(tokens).key());
        run(client, effort.warmUp());
        Resources before = Resources.used();
        long[] nanos = run(client, effort.measured());
        Resources used = Resources.used().since(before);
        Percentiles times = Percentiles.of(nanos);
        return Measured.withoutFailures(Map.of(
                Metric.CALL_P50, times.at(0.50) / 1e3,
                Metric.CALL_P99, times.at(0.99) / 1e3,
                Metric.CALL_CPU, used.cpuNanos() / 1e3 / nanos.length,
                Metric.CALL_BYTES, (double) used.bytes() / nanos.length));
    }

    private long[] run(BenchmarkClient client, Duration time) {
        String expected = ResponseText.of(tokens);
        // Allocated before, because what is measured includes everything.
        long[] nanos = new long[(int) time.toMillis() * 50];
        int calls = 0;
        long begin = System.nanoTime();
        long now = begin;
        do {
            String answer = client.ask(Round.QUESTION);
            if (!answer.equals(expected)) {
                throw new IllegalStateException("the response is not the one that was sent: " + answer);
            }
            long after = System.nanoTime();
            nanos[calls++] = after - now;
            now = after;
        } while (now - begin < time.toNanos() && calls < nanos.length);
        return Arrays.copyOf(nanos, calls);
    }
}
