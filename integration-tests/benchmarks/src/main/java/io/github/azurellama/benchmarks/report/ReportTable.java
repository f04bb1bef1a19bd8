package io.github.azurellama.benchmarks.report;

import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.figure.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A Markdown table whose columns are aligned for a terminal too. */
public final class ReportTable {

    private final List<List<String>> rows = new ArrayList<>();

    /** Begins a table. */
    public ReportTable(String... heads) {
        add(heads);
    }

    /** Adds a row. */
    public void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** The comparison. */
    public static ReportTable of(Results results) {
        var table = new ReportTable(
                "figure",
                Subject.PLUGIN.title(),
                Subject.PEER.title(),
                Subject.FLOOR.title(),
                Subject.SSE.title(),
                "to " + Subject.PEER.title(),
                "to " + Subject.FLOOR.title(),
                "to " + Subject.SSE.title(),
                "at most",
                "met");
        for (Metric metric : results.metrics()) {
            Boolean met = results.isMet(metric);
            table.add(
                    metric.title() + (metric.unit().isEmpty() ? "" : ", " + metric.unit()),
                    number(results.median(metric, Subject.PLUGIN)),
                    number(results.median(metric, Subject.PEER)),
                    number(results.median(metric, Subject.FLOOR)),
                    number(results.median(metric, Subject.SSE)),
                    ratio(results.ratio(metric, Subject.PEER), metric.target().toPeer()),
                    ratio(results.ratio(metric, Subject.FLOOR), metric.target().toFloor()),
                    ratio(results.ratio(metric, Subject.SSE), metric.target().toSse()),
                    number(metric.target().limit()),
                    met == null ? "" : met ? "yes" : "NO");
        }
        return table;
    }

    /** What each client caused in each figure. */
    public static ReportTable ofCounts(Results results) {
        var table = new ReportTable("figure", "client", "failures", "connections", "RST_STREAM sent");
        results.counts()
                .forEach((figure, clients) -> clients.forEach((subject, counts) -> table.add(
                        figure.option(),
                        subject.title(),
                        "%,d".formatted(counts.failures()),
                        "%,d".formatted(counts.connections()),
                        "%,d".formatted(counts.resets()))));
        return table;
    }

    /** A number with three significant digits, or all of those before the point; "" for null. */
    public static String number(@Nullable Double number) {
        if (number == null) {
            return "";
        }
        String format = number >= 100 ? "%,.0f" : number >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, number);
    }

    private static String ratio(@Nullable Double ratio, @Nullable Double target) {
        if (ratio == null) {
            return "";
        }
        String text = String.format(Locale.ROOT, "%.2f", ratio);
        return target == null ? text : text + String.format(Locale.ROOT, " (≤ %.2f)", target);
    }

    @Override
    public String toString() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            for (int i = 0; i < columns; i++) {
                text.append("| ")
                        .append(padded(rows.get(r).get(i), widths[i], i > 0))
                        .append(' ');
            }
            text.append("|\n");
            if (r == 0) {
                for (int i = 0; i < columns; i++) {
                    text.append('|').append("-".repeat(widths[i] + 1)).append(i > 0 ? ':' : '-');
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    private static String padded(String cell, int width, boolean right) {
        String padding = " ".repeat(width - cell.length());
        return right ? padding + cell : cell + padding;
    }
}
