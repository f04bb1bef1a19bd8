package io.github.azurellama.samples.doctor;

import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.samples.cli.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs checks and prints a row for each as soon as it is done, at most 100 columns wide. */
public final class Table {

    private static final int NOTE_COLUMN = 44;
    private static final int NOTE_WIDTH = 100 - NOTE_COLUMN;

    private final Terminal terminal;
    private long totalMillis;
    private int totalTokens;

    /** A table that begins with its head. */
    public Table(Terminal terminal) {
        this.terminal = terminal;
        print("Check", "Result", "ms", "tokens", "Note");
    }

    /** Runs a check and prints its row. */
    public Outcome add(Check check) {
        long started = System.nanoTime();
        Outcome outcome = check.run();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        Integer tokens = tokens(outcome.usage());
        totalMillis += millis;
        totalTokens += tokens == null ? 0 : tokens;
        print(
                check.name(),
                outcome.result(),
                millis == 0 ? "" : String.valueOf(millis),
                tokens == null ? "" : String.valueOf(tokens),
                outcome.note());
        return outcome;
    }

    /** Prints what all checks took. */
    public void printTotal() {
        print("Total", "", String.valueOf(totalMillis), String.valueOf(totalTokens), "");
    }

    private static @Nullable Integer tokens(@Nullable TokenUsage usage) {
        return usage == null ? null : usage.totalTokenCount();
    }

    private void print(String name, String result, String millis, String tokens, String note) {
        List<String> lines = wrapped(note);
        String row = String.format("%-17s  %-7s  %6s  %6s  %s", name, result, millis, tokens, lines.get(0));
        terminal.println(row.stripTrailing());
        for (String line : lines.subList(1, lines.size())) {
            terminal.println(" ".repeat(NOTE_COLUMN) + line);
        }
    }

    /** Splits a note into lines. */
    static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > NOTE_WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (line.length() > NOTE_WIDTH) { // a word that is longer than a line
                lines.add(line.substring(0, NOTE_WIDTH));
                line.delete(0, NOTE_WIDTH);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
