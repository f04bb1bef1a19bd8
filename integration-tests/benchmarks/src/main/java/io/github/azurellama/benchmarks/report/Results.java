package io.github.azurellama.benchmarks.report;

import io.github.azurellama.benchmarks.client.Subject;
import io.github.azurellama.benchmarks.figure.Figure;
import io.github.azurellama.benchmarks.figure.Measured;
import io.github.azurellama.benchmarks.figure.Metric;
import io.github.azurellama.benchmarks.figure.Percentiles;
import io.github.azurellama.benchmarks.server.TrafficCount;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers of all rounds. */
public final class Results {

    private final Map<Metric, Map<Subject, List<Double>>> rounds = new EnumMap<>(Metric.class);
    private final Map<Figure, Map<Subject, Counts>> counts = new EnumMap<>(Figure.class);

    /** Adds what a client's round gave, and what it caused at the server. */
    public void add(Figure figure, Subject subject, Measured measured, TrafficCount traffic) {
        add(subject, measured.numbers());
        counts.computeIfAbsent(figure, f -> new EnumMap<>(Subject.class))
                .merge(subject, new Counts(measured.failures(), traffic.connections(), traffic.resets()), Counts::plus);
    }

    /** Adds the numbers of a client's round. */
    public void add(Subject subject, Map<Metric, Double> numbers) {
        numbers.forEach((metric, number) -> rounds.computeIfAbsent(metric, m -> new EnumMap<>(Subject.class))
                .computeIfAbsent(subject, s -> new ArrayList<>())
                .add(number));
    }

    /** What each client caused in each figure. */
    public Map<Figure, Map<Subject, Counts>> counts() {
        return counts;
    }

    /** What was measured. */
    public Set<Metric> metrics() {
        return rounds.keySet();
    }

    /** The numbers of one client, in the order of the rounds. */
    public List<Double> rounds(Metric metric, Subject subject) {
        return rounds.getOrDefault(metric, Map.of()).getOrDefault(subject, List.of());
    }

    /** The median of a client's rounds, or null if it was not measured. */
    public @Nullable Double median(Metric metric, Subject subject) {
        List<Double> numbers = rounds(metric, subject);
        return numbers.isEmpty()
                ? null
                : new Percentiles(numbers.stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray())
                        .median();
    }

    /** This library's median over another's, or null if one of them was not measured. */
    public @Nullable Double ratio(Metric metric, Subject other) {
        Double mine = median(metric, Subject.PLUGIN);
        Double theirs = median(metric, other);
        return mine == null || theirs == null ? null : mine / theirs;
    }

    /** Whether every aim is met; null if there is none, or if a value is missing. */
    public @Nullable Boolean isMet(Metric metric) {
        Boolean met = null;
        Double[][] pairs = {
            {metric.target().toPeer(), ratio(metric, Subject.PEER)},
            {metric.target().toFloor(), ratio(metric, Subject.FLOOR)},
            {metric.target().toSse(), ratio(metric, Subject.SSE)},
            {metric.target().limit(), median(metric, Subject.PLUGIN)}
        };
        for (Double[] pair : pairs) {
            if (pair[0] != null && pair[1] != null) {
                met = (met == null || met) && pair[1] <= pair[0];
            }
        }
        return met;
    }
}
