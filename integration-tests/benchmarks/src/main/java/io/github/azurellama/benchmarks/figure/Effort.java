package io.github.azurellama.benchmarks.figure;

import java.time.Duration;

/** How thoroughly is measured. */
public enum Effort {

    /** What is published. */
    FULL(5, 1, 5, Duration.ofSeconds(20), Duration.ofSeconds(3)),

    /** While working on the code. */
    QUICK(2, 1, 3, Duration.ofSeconds(4), Duration.ofSeconds(2)),

    /** Only shows that everything works; the numbers mean nothing. */
    SMOKE(1, 200, 1, Duration.ofMillis(20), Duration.ofMillis(20));

    private final int rounds;
    private final int crowdDivisor;
    private final int starts;
    private final Duration warmUp;
    private final Duration measured;

    Effort(int rounds, int crowdDivisor, int starts, Duration warmUp, Duration measured) {
        this.rounds = rounds;
        this.crowdDivisor = crowdDivisor;
        this.starts = starts;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /** How often each client is measured, each time in a new JVM. */
    public int rounds() {
        return rounds;
    }

    /** How many of so many streams are run. */
    int crowd(int streams) {
        return streams / crowdDivisor;
    }

    /** The time between two tokens. */
    Duration pace(Duration pace) {
        return this == SMOKE ? Duration.ofMillis(1) : pace;
    }

    /** How many JVMs are started per round. */
    int starts() {
        return starts;
    }

    /** How long a JVM works before it is measured. */
    Duration warmUp() {
        return warmUp;
    }

    /** How long it is measured. */
    Duration measured() {
        return measured;
    }
}
