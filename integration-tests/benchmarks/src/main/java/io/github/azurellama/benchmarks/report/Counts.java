package io.github.azurellama.benchmarks.report;

/**
 * What a client caused in all rounds of a figure.
 *
 * @param failures how many calls failed
 * @param connections the most that a round opened, its warm-up included
 * @param resets how many {@code RST_STREAM} frames it sent
 */
public record Counts(int failures, int connections, int resets) {

    Counts plus(Counts round) {
        return new Counts(failures + round.failures, Math.max(connections, round.connections), resets + round.resets);
    }
}
