package io.github.azurellama.internal.pool;

import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.testing.CapturedLog;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A pool in simulated time, with random numbers that are the same in each run. */
final class SimulatedPool {

    static final PoolSettings SETTINGS = new PoolSettings(
            Duration.ofMinutes(1), Duration.ofMillis(500), Duration.ofMinutes(1), Duration.ZERO, false);

    private long nanos = Long.MAX_VALUE - 5; // overflows soon, as System.nanoTime may
    final CapturedLog log = new CapturedLog();
    final DeploymentPool pool;

    SimulatedPool() {
        this(SETTINGS);
    }

    SimulatedPool(PoolSettings settings) {
        this.pool = new DeploymentPool(settings, () -> nanos, new Random(42), log);
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    long nanoTime() {
        return nanos;
    }

    Member add(String name, int priority, int weight) {
        return pool.add(name, priority, weight);
    }

    @Nullable MemberAttempt tryBegin() {
        return pool.begin(Operation.CHAT, null, member -> true);
    }

    MemberAttempt begin() {
        return Objects.requireNonNull(tryBegin(), "no member is ready");
    }

    MemberAttempt begin(Object key) {
        return Objects.requireNonNull(pool.begin(Operation.CHAT, key, member -> true));
    }

    /** A call that succeeds at once; returns where it went. */
    Member call() {
        MemberAttempt attempt = begin();
        attempt.succeed();
        attempt.end();
        return attempt.member();
    }

    Availability availability(Member member) {
        return pool.status(null).get(member.index()).availability();
    }
}
