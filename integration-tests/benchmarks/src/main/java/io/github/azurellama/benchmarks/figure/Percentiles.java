package io.github.azurellama.benchmarks.figure;

import java.util.Arrays;

/** The distribution of some numbers. */
public final class Percentiles {

    private final double[] sorted;

    /** Takes a copy of them. */
    public Percentiles(double... values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    static Percentiles of(long[] values) {
        return new Percentiles(Arrays.stream(values).asDoubleStream().toArray());
    }

    /** The middle one; of an even number, the mean of the two in the middle. */
    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The smallest one that is not exceeded by that share of them. */
    double at(double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
