package io.github.azurellama.internal.pool;

import io.github.azurellama.endpoint.Operation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A deployment of a pool and its state, which the pool's lock guards. */
public final class Member {

    /** The share with which a slow start begins. */
    private static final double SMALLEST_SHARE = 0.1;

    private final int index;
    private final String name;
    private final int priority;
    private final int weight;
    private final PoolSettings settings;
    final Circuit circuit;
    final Map<Operation, Availability> rejections = new EnumMap<>(Operation.class);
    int inFlight;
    boolean isDrained;
    private final RandomGenerator random;
    private long restsUntil;
    private int throttlesInRow;
    private @Nullable Long backSince;
    /** Why it is not ready, or was not when last tried. */
    @Nullable String problem;

    /** How far it is behind its share of the calls, see {@link Selection}. */
    double deficit;

    Member(int index, String name, int priority, int weight, PoolSettings settings, RandomGenerator random, long now) {
        this.index = index;
        this.name = name;
        this.priority = priority;
        this.weight = weight;
        this.settings = settings;
        this.random = random;
        this.circuit = new Circuit(settings, random);
        this.restsUntil = now;
    }

    /** Its position in the pool. */
    public int index() {
        return index;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    int priority() {
        return priority;
    }

    int weight() {
        return weight;
    }

    /** The weight, lower for a while after the member was failing. */
    double effectiveWeight(long now) {
        long slowStart = TimeUnit.NANOSECONDS.convert(settings.slowStart()); // the most, if it is longer
        if (backSince == null || now - backSince >= slowStart) {
            backSince = null;
            return weight;
        }
        return weight * Math.max(SMALLEST_SHARE, (double) (now - backSince) / slowStart);
    }

    boolean isReady(Operation operation, long now) {
        return isInUse(operation) && nanosOfRest(now) <= 0 && circuit.allows(now);
    }

    /** Whether it may become ready without the user. */
    boolean isInUse(Operation operation) {
        return !isDrained && !rejections.containsKey(operation);
    }

    private long nanosOfRest(long now) {
        return Math.max(0, restsUntil - now);
    }

    /** How long it is not ready, unless the user took it out or another call changes that. */
    long nanosUntilReady(long now) {
        return Math.max(nanosOfRest(now), circuit.nanosUntilProbe(now));
    }

    /** Rests that long, or a growing time if the server named none. */
    void throttle(@Nullable Duration delay, long now) {
        throttlesInRow++;
        rest(
                delay == null || delay.isZero() ? Circuit.jittered(settings, random, throttlesInRow) : delay.toNanos(),
                now);
    }

    void rest(long nanos, long now) {
        long until = now + nanos;
        restsUntil = until - restsUntil > 0 ? until : restsUntil;
    }

    void succeed(boolean isProbe, long now) {
        throttlesInRow = 0;
        onResponse(isProbe, now);
    }

    /** It responded, be it with a throttle. */
    void onResponse(boolean isProbe, long now) {
        if (circuit.succeed(isProbe)) {
            backSince = now;
        }
    }

    /** For an operation, or for any if it is null. */
    Availability availability(@Nullable Operation operation, long now) {
        if (isDrained) {
            return Availability.DRAINED;
        }
        Availability rejection = operation == null ? anyRejection() : rejections.get(operation);
        if (rejection != null) {
            return rejection;
        }
        if (circuit.isProbing()) {
            return Availability.PROBING;
        }
        if (!circuit.isClosed()) {
            return Availability.FAILING;
        }
        return nanosOfRest(now) > 0 ? Availability.THROTTLED : Availability.READY;
    }

    private @Nullable Availability anyRejection() {
        return rejections.isEmpty() ? null : rejections.values().iterator().next();
    }

    @Override
    public String toString() {
        return name;
    }
}
