package io.github.azurellama.internal.pool;

import java.time.Duration;

/**
 * The settings of a pool.
 *
 * @param maxWait how long a call may wait while all members that work are throttled
 * @param firstProbe the longest delay before the first probe of a failing member
 * @param maxProbe the longest delay before any probe
 * @param slowStart how long a member that is back takes to get its full share
 * @param resendsLostRequests whether a request that a member may have processed is sent to another one
 */
public record PoolSettings(
        Duration maxWait, Duration firstProbe, Duration maxProbe, Duration slowStart, boolean resendsLostRequests) {

    /** Waits as long as a quota does; the first probe is as early as a first retry. */
    public static final PoolSettings DEFAULT = new PoolSettings(
            Duration.ofMinutes(1), Duration.ofMillis(500), Duration.ofMinutes(1), Duration.ofSeconds(10), false);
}
