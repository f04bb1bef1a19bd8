package io.github.azurellama.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;

/** For what another thread does without a signal. */
public final class Eventually {

    /** For the slowest machine: a test that passes never waits so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration STEP = Duration.ofMillis(1);

    private Eventually() {}

    /** Waits until that holds, which is described by those words, and fails if it never does. */
    public static void assertThat(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(STEP.toNanos());
        }
        Assertions.assertThat(condition.getAsBoolean()).as(what).isTrue();
    }
}
