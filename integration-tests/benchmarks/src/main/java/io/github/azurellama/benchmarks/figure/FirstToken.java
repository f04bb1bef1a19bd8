package io.github.azurellama.benchmarks.figure;

import io.github.azurellama.benchmarks.client.BenchmarkClient;
import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.server.ResponseSpec;
import java.time.Duration;
import java.util.Map;

/**
 * How long a first token takes among many streams: in a JVM that has seen one stream before, and in one that has done the
 * same twice.
 *
 * @param streams how many run at once
 * @param tokens how many each has
 * @param pace the time between two tokens
 */
record FirstToken(int streams, int tokens, Duration pace) implements Figure.Measurement {

    @Override
    public Measured measure(Subject subject, String url, Effort effort) throws InterruptedException {
        BenchmarkClient client = subject.connect(
                url, ResponseSpec.paced(tokens, effort.pace(pace)).key());
        int crowd = effort.crowd(streams);
        new Round(1, tokens).runAll(client);
        var cold = new Round(crowd, tokens);
        Percentiles coldTimes = Percentiles.of(cold.run(client));
        var second = new Round(crowd, tokens);
        second.run(client);
        var round = new Round(crowd, tokens);
        long begin = System.nanoTime();
        Percentiles times = Percentiles.of(round.run(client));
        return new Measured(
                Map.of(
                        Metric.FIRST_TOKEN_COLD,
                        coldTimes.at(0.50) / 1e6,
                        Metric.FIRST_TOKEN_P50,
                        times.at(0.50) / 1e6,
                        Metric.FIRST_TOKEN_P99,
                        times.at(0.99) / 1e6,
                        Metric.FIRST_TOKEN_ALL,
                        (round.lastFirstTokenTime() - begin) / 1e6),
                cold.failures() + second.failures() + round.failures());
    }
}
