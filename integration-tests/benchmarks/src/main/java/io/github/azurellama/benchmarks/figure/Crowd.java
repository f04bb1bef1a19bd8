package io.github.azurellama.benchmarks.figure;

import io.github.azurellama.benchmarks.client.BenchmarkClient;
import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.server.ResponseSpec;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;

/**
 * How many streams run at once, in a JVM that has seen one stream before.
 *
 * @param streams how many
 * @param tokens how many each has
 * @param pace the time between two tokens
 */
record Crowd(int streams, int tokens, Duration pace) implements Figure.Measurement {

    private static final int MANY = 1_000;

    @Override
    public Measured measure(Subject subject, String url, Effort effort) throws InterruptedException {
        BenchmarkClient client = subject.connect(
                url, ResponseSpec.paced(tokens, effort.pace(pace)).key());
        new Round(1, tokens).runAll(client);
        ThreadMXBean platform = ManagementFactory.getThreadMXBean();
        platform.resetPeakThreadCount();
        long begin = System.nanoTime();
        try (var process = new ProcessWatch()) {
            var round = new Round(effort.crowd(streams), tokens);
            round.run(client);
            double seconds = (System.nanoTime() - begin) / 1e9;
            boolean huge = streams > MANY;
            return new Measured(
                    Map.of(
                            huge ? Metric.CROWD_8000_WALL : Metric.CROWD_1000_WALL,
                            seconds,
                            huge ? Metric.CROWD_8000_PLATFORM : Metric.CROWD_1000_PLATFORM,
                            platform.getPeakThreadCount() - 1.0, // the one that watches
                            huge ? Metric.CROWD_8000_THREADS : Metric.CROWD_1000_THREADS,
                            process.peakThreads(),
                            huge ? Metric.CROWD_8000_MEMORY : Metric.CROWD_1000_MEMORY,
                            process.peakMegabytes()),
                    round.failures());
        }
    }
}
