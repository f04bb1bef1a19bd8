package io.github.azurellama.benchmarks.jmh;

import io.github.azurellama.benchmarks.report.Machine;
import io.github.azurellama.benchmarks.report.ReportTable;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Measures the inner parts by themselves. */
@Command(
        name = "jmh",
        mixinStandardHelpOptions = true,
        description = "Measures request writing, the accumulator of chunks and the reader of events by themselves.")
public final class JmhCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "PATTERN",
            defaultValue = ".*",
            description = "Runs only the benchmarks whose names contain it.")
    private String pattern = ".*";

    @Override
    public Integer call() throws RunnerException {
        var table = new ReportTable("benchmark", "time, µs", "± µs", "allocation, B");
        var options = new OptionsBuilder()
                .include(pattern)
                .forks(2)
                .warmupIterations(4)
                .measurementIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .build();
        for (RunResult run : new Runner(options).run()) {
            Result<?> time = run.getPrimaryResult();
            Result<?> allocated = run.getSecondaryResults().get("gc.alloc.rate.norm");
            String parameters = run.getParams().getParamsKeys().stream()
                    .map(key -> ", " + run.getParams().getParam(key) + " " + key)
                    .reduce("", String::concat);
            table.add(
                    run.getParams().getBenchmark().replaceFirst(".*\\.(?=\\w+\\.\\w+$)", "") + parameters,
                    ReportTable.number(time.getScore()),
                    ReportTable.number(time.getScoreError()),
                    ReportTable.number(allocated == null ? null : allocated.getScore()));
        }
        System.out.println("\n" + Machine.describe() + "\n");
        System.out.print(table);
        return ExitCode.OK;
    }
}
