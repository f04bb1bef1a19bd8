package io.github.azurellama.internal.pool;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker: closed while a member responds, open after failures, half open while one probe shows whether the member is
 * back. Each failed probe doubles the delay before the next one. Not thread-safe.
 */
final class Circuit {

    /** So many failures in a row may be the requests' own, such as a completion that takes longer than a timeout. */
    private static final int TOLERATED_FAILURES = 2;

    /** A year, so that times can be compared by subtraction. */
    private static final long LONGEST_NANOS = Duration.ofDays(365).toNanos();

    /** How soon a call that waits for another's probe looks again. */
    private static final long RECHECK_NANOS = Duration.ofMillis(50).toNanos();

    private final PoolSettings settings;
    private final RandomGenerator random;
    private int failuresInRow;
    /** How often it opened without a success between; 0 while it is closed. */
    private int openings;

    private long probeAt;
    private boolean isProbing;

    Circuit(PoolSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    boolean isClosed() {
        return openings == 0;
    }

    boolean isProbing() {
        return isProbing;
    }

    /** Whether an attempt may begin; if the circuit is open, as a probe. */
    boolean allows(long now) {
        return isClosed() || (!isProbing && probeAt - now <= 0);
    }

    /** How long no attempt may begin. While a probe runs, it is taken for one that will fail. */
    long nanosUntilProbe(long now) {
        return isClosed() ? 0 : Math.max(isProbing ? RECHECK_NANOS : 0, probeAt - now);
    }

    /** Begins an attempt; returns whether it is a probe. */
    boolean begin(long now) {
        if (isClosed()) {
            return false;
        }
        isProbing = true;
        probeAt = now + delay(openings + 1);
        return true;
    }

    /** The member responded; returns whether it was failing before. */
    boolean succeed(boolean isProbe) {
        failuresInRow = 0;
        if (!isProbe) {
            return false; // an attempt that began before the circuit opened does not close it
        }
        isProbing = false;
        openings = 0;
        return true;
    }

    /**
     * The member failed.
     *
     * @param mayBeRequest whether the request may be the cause, so that one such failure does not open the circuit
     * @param delay how long the member said that it needs, or null
     */
    void fail(boolean isProbe, boolean mayBeRequest, @Nullable Duration delay, long now) {
        failuresInRow++;
        boolean opens = isProbe || (isClosed() && (!mayBeRequest || failuresInRow > TOLERATED_FAILURES));
        if (!opens) {
            return; // attempts that fail together open it once
        }
        isProbing = false;
        openings++;
        probeAt = now + Math.max(delay(openings), delay == null ? 0 : Math.min(delay.toNanos(), LONGEST_NANOS));
    }

    /** A probe ended without a result, such as by a cancel: the next attempt is the probe. */
    void abandonProbe(long now) {
        isProbing = false;
        probeAt = now;
    }

    /** Half to all of the doubled delay, so that clients that failed together do not probe together. */
    private long delay(int opening) {
        return jittered(settings, random, opening);
    }

    static long jittered(PoolSettings settings, RandomGenerator random, int time) {
        double doubled = Math.scalb((double) settings.firstProbe().toNanos(), Math.min(time - 1, 62));
        long longest = (long) Math.min(doubled, (double) settings.maxProbe().toNanos());
        return longest - random.nextLong(longest / 2 + 1);
    }
}
