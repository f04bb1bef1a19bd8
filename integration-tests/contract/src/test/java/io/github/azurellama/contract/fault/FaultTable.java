package io.github.azurellama.contract.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of faults in the README, made of what the tests of each fault expect. {@code -Dfaults.write=true} writes it. */
final class FaultTable {

    private static final String BEGIN = "<!-- faults -->\n";
    private static final String END = "<!-- end of faults -->\n";
    private static final Path README = Path.of("README.md");
    private static final String HEAD =
            "| The server … | Blocking, async | Streaming, publisher | Requests |\n|---|---|---|---|\n";

    private FaultTable() {}

    static void assertWritten(List<FaultCase> faults) throws IOException {
        String table = faults.stream().map(FaultTable::line).collect(Collectors.joining("", HEAD, ""));
        String readme = Files.readString(README);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        int to = readme.indexOf(END);
        if (Boolean.getBoolean("faults.write")) {
            Files.writeString(README, readme.substring(0, from) + table + readme.substring(to));
        } else {
            assertThat(readme.substring(from, to))
                    .as("the table in README.md, which -Dfaults.write=true rewrites")
                    .isEqualTo(table);
        }
    }

    private static String line(FaultCase fault) {
        String blocking = cell(fault.blocking());
        String streaming = cell(fault.streaming());
        return "| %s | %s | %s | %s |\n"
                .formatted(
                        fault.does() + (fault.chatsOnly() ? " (chats)" : ""),
                        blocking,
                        streaming.equals(blocking) ? "the same" : streaming,
                        fault.requests());
    }

    private static String cell(@Nullable FaultOutcome outcome) {
        return outcome == null ? "–" : outcome.cell();
    }
}
