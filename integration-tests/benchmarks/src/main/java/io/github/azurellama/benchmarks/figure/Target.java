package io.github.azurellama.benchmarks.figure;

import org.jspecify.annotations.Nullable;

/**
 * What this library's figure should be at most.
 *
 * @param toPeer the ratio to the peer's, or null
 * @param toFloor the ratio to the floor's, or null
 * @param limit the number itself, or null
 */
public record Target(
        @Nullable Double toPeer,
        @Nullable Double toFloor,
        @Nullable Double limit) {

    static final Target NONE = new Target(null, null, null);

    static Target ratios(double toPeer, double toFloor) {
        return new Target(toPeer, toFloor, null);
    }

    static Target atMost(double limit) {
        return new Target(null, null, limit);
    }
}
