package io.github.azurellama.contract.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of the README, made of what was seen. {@code -Dfaults.write=true} writes it there. */
final class FaultTable {

    private static final String BEGIN = "<!-- faults -->\n";
    private static final String END = "<!-- end of faults -->\n";
    private static final Path README = Path.of("README.md");
    private static final Path SEEN = Path.of("target", "faults.md");

    private final Map<FaultCase, Row> rows = new LinkedHashMap<>();

    /** Notes an outcome: as it was expected, if it was, so that a cell says the same each time. */
    void add(FaultCase fault, FaultScenario scenario, CallOutcome seen, int requests) {
        CallOutcome expected = fault.expected(scenario);
        var outcome = expected != null && expected.covers(seen) ? expected : seen;
        rows.computeIfAbsent(fault, key -> new Row()).add(scenario, outcome, requests);
    }

    void assertWritten() throws IOException {
        var table = new StringBuilder(
                "| The server … | Blocking, async | Streaming, publisher | Requests |\n|---|---|---|---|\n");
        rows.forEach((fault, row) -> table.append(row.line(fault)));
        Files.createDirectories(SEEN.getParent());
        Files.writeString(SEEN, table);
        String readme = Files.readString(README);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        int to = readme.indexOf(END);
        if (Boolean.getBoolean("faults.write")) {
            Files.writeString(README, readme.substring(0, from) + table + readme.substring(to));
        } else {
            assertThat(readme.substring(from, to))
                    .as("the table in README.md, which -Dfaults.write=true rewrites")
                    .isEqualTo(table.toString());
        }
    }

    /** What was seen of one fault. */
    private static final class Row {

        private final Map<Boolean, Set<String>> cells = new LinkedHashMap<>();
        private final Set<Integer> requests = new LinkedHashSet<>();

        void add(FaultScenario scenario, CallOutcome outcome, int number) {
            cells.computeIfAbsent(scenario.isStreaming(), streamed -> new LinkedHashSet<>())
                    .add(outcome.cell());
            requests.add(number);
        }

        String line(FaultCase fault) {
            String blocking = cell(false);
            String streaming = cell(true);
            String number = requests.stream().map(String::valueOf).collect(Collectors.joining(", "));
            return "| %s | %s | %s | %s |\n"
                    .formatted(
                            fault.does() + (fault.chatsOnly() ? " (chats)" : ""),
                            blocking,
                            streaming.equals(blocking) ? "the same" : streaming,
                            number);
        }

        /** Several outcomes would be a defect, and are shown. */
        private String cell(boolean streamed) {
            return String.join(" or ", cells.getOrDefault(streamed, Set.of("–")));
        }
    }
}
