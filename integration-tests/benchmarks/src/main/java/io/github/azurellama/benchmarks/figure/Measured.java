package io.github.azurellama.benchmarks.figure;

import java.util.Map;

/**
 * What a client's round gave.
 *
 * @param numbers one for each metric of the figure
 * @param failures how many calls failed
 */
public record Measured(Map<Metric, Double> numbers, int failures) {

    static Measured withoutFailures(Map<Metric, Double> numbers) {
        return new Measured(numbers, 0);
    }
}
