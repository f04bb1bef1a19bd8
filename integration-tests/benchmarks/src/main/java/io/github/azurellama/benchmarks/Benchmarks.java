package io.github.azurellama.benchmarks;

import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.figure.Effort;
import io.github.azurellama.benchmarks.figure.Figure;
import io.github.azurellama.benchmarks.figure.Measured;
import io.github.azurellama.benchmarks.growth.GrowthCommand;
import io.github.azurellama.benchmarks.jmh.JmhCommand;
import io.github.azurellama.benchmarks.process.ChildJvm;
import io.github.azurellama.benchmarks.process.Worker;
import io.github.azurellama.benchmarks.report.JsonReport;
import io.github.azurellama.benchmarks.report.Machine;
import io.github.azurellama.benchmarks.report.ReportTable;
import io.github.azurellama.benchmarks.report.Results;
import io.github.azurellama.benchmarks.server.BenchmarkServer;
import io.github.azurellama.benchmarks.server.ServerCertificate;
import io.github.azurellama.benchmarks.server.TrafficCount;
import io.github.azurellama.benchmarks.server.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Compares this library with LangChain4j's own OpenAI client and with a bare loop on OkHttp. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        subcommands = {GrowthCommand.class, JmhCommand.class},
        description = "Compares this library with langchain4j-open-ai and with a bare loop on OkHttp.")
public final class Benchmarks implements Callable<Integer> {

    @Option(names = "--json", paramLabel = "FILE", description = "Writes all numbers of all rounds to a file.")
    private @Nullable Path json;

    @Option(names = "--quick", description = "Fewer and shorter rounds, for a look while working on the code.")
    private boolean quick;

    @Option(
            names = "--all-rounds",
            description =
                    "Runs every measurement several times, also those of several minutes, which are otherwise run once.")
    private boolean allRounds;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            converter = FigureConverter.class,
            completionCandidates = FigureNames.class,
            description = "Measures only this; may be given several times: ${COMPLETION-CANDIDATES}.")
    private Set<Figure> only = EnumSet.allOf(Figure.class);

    @Option(
            names = "--transport",
            paramLabel = "NAME",
            defaultValue = "plain",
            description = "What clients and server speak: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Transport transport = Transport.PLAIN;

    /** Exits with 2 for wrong options and with 1 if something fails. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("run: " + failure.getMessage());
                    return ExitCode.SOFTWARE;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Effort effort = quick ? Effort.QUICK : Effort.FULL;
        var results = new Results();
        String machine = Machine.describe() + " before";
        if (transport != Transport.PLAIN) {
            ServerCertificate.install();
        }
        try (var server = ChildJvm.start(BenchmarkServer.class, transport.name())) {
            String url = server.readLine();
            for (Figure figure : Figure.values()) {
                if (only.contains(figure)) {
                    measure(figure, server, url, effort, results);
                }
            }
        }
        System.out.println("\n" + transport + ", " + machine + "; medians of " + effort.rounds() + " rounds\n");
        System.out.print(ReportTable.of(results));
        System.out.println();
        System.out.print(ReportTable.ofCounts(results));
        if (json != null) {
            JsonReport.write(results, transport, json);
        }
        return ExitCode.OK;
    }

    /** Each round begins with another client, so that none is always the one after another. */
    private void measure(Figure figure, ChildJvm server, String url, Effort effort, Results results)
            throws IOException {
        List<Subject> order = new ArrayList<>(List.of(Subject.values()));
        for (int round = 1; round <= effort.rounds(); round++) {
            System.err.println(figure.option() + ", round " + round + " of " + effort.rounds());
            for (Subject subject : order) {
                if (figure.suits(subject) && (round == 1 || allRounds || !figure.isLong(subject))) {
                    Measured measured = Worker.run(figure, subject, url, effort);
                    server.writeLine();
                    results.add(figure, subject, measured, TrafficCount.parse(server.readLine()));
                }
            }
            Collections.rotate(order, 1);
        }
    }

    private static final class FigureConverter implements CommandLine.ITypeConverter<Figure> {
        @Override
        public Figure convert(String name) {
            for (Figure figure : Figure.values()) {
                if (figure.option().equals(name)) {
                    return figure;
                }
            }
            throw new CommandLine.TypeConversionException(
                    "there is no figure '" + name + "'; there are " + String.join(", ", new FigureNames()));
        }
    }

    private static final class FigureNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        FigureNames() {
            for (Figure figure : Figure.values()) {
                add(figure.option());
            }
        }
    }
}
