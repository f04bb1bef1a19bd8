package io.github.azurellama.benchmarks.figure;

import org.jspecify.annotations.Nullable;

/**
 * What this library's figure should be at most.
 *
 * @param toPeer the ratio to the peer's, or null
 * @param toFloor the ratio to the floor's, or null
 * @param toSse the ratio to that of okhttp-sse, or null
 * @param limit the number itself, or null
 */
public record TargetRatio(
        @Nullable Double toPeer,
        @Nullable Double toFloor,
        @Nullable Double toSse,
        @Nullable Double limit) {

    static final TargetRatio NONE = new TargetRatio(null, null, null, null);

    static TargetRatio ratios(double toPeer, double toFloor) {
        return new TargetRatio(toPeer, toFloor, null, null);
    }

    static TargetRatio atMost(double limit) {
        return new TargetRatio(null, null, null, limit);
    }
}
