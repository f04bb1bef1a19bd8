package io.github.azurellama.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.figure.Figure;
import io.github.azurellama.benchmarks.figure.Measured;
import io.github.azurellama.benchmarks.figure.Metric;
import io.github.azurellama.benchmarks.server.TrafficCount;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTableTest {

    private static final Results RESULTS = new Results();

    static {
        for (double number : new double[] {1, 3, 2}) {
            add(Metric.STREAM_CPU, Subject.PLUGIN, number);
            add(Metric.STREAM_CPU, Subject.PEER, 2 * number);
            add(Metric.STREAM_CPU, Subject.FLOOR, number);
        }
        add(Metric.CROWD_8000_MEMORY, Subject.PLUGIN, 601);
        add(Metric.START_WALL, Subject.PLUGIN, 79);
        add(Metric.START_WALL, Subject.PEER, 100);
        add(Metric.START_WALL, Subject.FLOOR, 50);
        add(Metric.CALL_P99, Subject.PLUGIN, 1234);
    }

    private static void add(Metric metric, Subject subject, double number) {
        RESULTS.add(subject, Map.of(metric, number));
    }

    private static String row(Metric metric) {
        return ReportTable.of(RESULTS)
                .toString()
                .lines()
                .filter(line -> line.contains(metric.title()))
                .map(line -> line.replaceAll(" +", " "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_row_has_the_medians_of_the_rounds_and_their_ratios() {
        assertThat(row(Metric.STREAM_CPU))
                .endsWith("| 2.00 | 4.00 | 2.00 | | 0.50 (≤ 0.58) | 1.00 (≤ 1.15) | | | yes |");
    }

    @Test
    void one_ratio_above_its_target_is_enough_to_miss_it() {
        assertThat(row(Metric.START_WALL)).endsWith("| 79.0 | 100 | 50.0 | | 0.79 (≤ 0.80) | 1.58 (≤ 1.15) | | | NO |");
    }

    @Test
    void a_limit_holds_without_the_others() {
        assertThat(row(Metric.CROWD_8000_MEMORY)).endsWith("| 601 | | | | | | | 600 | NO |");
    }

    @Test
    void nothing_is_met_where_nothing_is_aimed_at() {
        assertThat(row(Metric.CALL_P99)).endsWith("| 1,234 | | | | | | | | |");
    }

    @Test
    void counts_are_summed_over_the_rounds_but_for_connections_whose_most_is_shown() {
        var results = new Results();
        results.add(Figure.CALL, Subject.PEER, new Measured(Map.of(), 2), new TrafficCount(3, 4));
        results.add(Figure.CALL, Subject.PEER, new Measured(Map.of(), 1), new TrafficCount(2, 5));

        assertThat(ReportTable.ofCounts(results).toString().replaceAll(" +", " "))
                .contains("| call | open-ai | 3 | 3 | 9 |");
    }

    @Test
    void all_rows_are_equally_wide() {
        assertThat(ReportTable.of(RESULTS)
                        .toString()
                        .lines()
                        .map(String::length)
                        .distinct())
                .hasSize(1);
    }
}
