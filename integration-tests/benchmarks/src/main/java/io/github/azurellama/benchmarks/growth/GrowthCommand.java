package io.github.azurellama.benchmarks.growth;

import io.github.azurellama.benchmarks.process.ChildJvm;
import io.github.azurellama.benchmarks.report.Machine;
import io.github.azurellama.benchmarks.report.ReportTable;
import io.github.azurellama.benchmarks.server.BenchmarkServer;
import io.github.azurellama.benchmarks.server.Transport;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Shows that cost grows in proportion. */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        description = "Shows how the cost of a call grows with its history, its tools, its image and its response.")
public final class GrowthCommand implements Callable<Integer> {

    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration MEASURED = Duration.ofSeconds(2);

    @Override
    public Integer call() throws Exception {
        var table = new ReportTable(
                "what grows", "to", "time, µs", "allocation, KB", "µs per one more", "bytes per one more");
        try (var server = ChildJvm.start(BenchmarkServer.class, Transport.PLAIN.name())) {
            String url = server.readLine();
            for (Growth growth : Growth.values()) {
                System.err.println(growth.unit());
                addRows(table, growth, url);
            }
        }
        System.out.println("\n" + Machine.describe() + "\n");
        System.out.print(table);
        return ExitCode.OK;
    }

    private static void addRows(ReportTable table, Growth growth, String url) throws InterruptedException {
        Cost previous = null;
        int previousSize = 0;
        for (int size : growth.sizes()) {
            var repeated = new RepeatedCall(url, growth.request(size), growth.answer(size));
            repeated.run(WARM_UP);
            Cost cost = repeated.run(MEASURED);
            table.add(
                    growth.unit(),
                    String.format("%,d", size),
                    ReportTable.number(cost.micros()),
                    ReportTable.number(cost.bytes() / 1024),
                    slope(previous == null ? null : cost.micros() - previous.micros(), size - previousSize),
                    slope(previous == null ? null : cost.bytes() - previous.bytes(), size - previousSize));
            previous = cost;
            previousSize = size;
        }
    }

    private static String slope(@Nullable Double more, int units) {
        return more == null ? "" : ReportTable.number(more / units);
    }
}
