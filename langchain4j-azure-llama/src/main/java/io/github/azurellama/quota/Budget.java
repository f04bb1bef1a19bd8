package io.github.azurellama.quota;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a minute's requests or tokens: the bucket's count, and below it the server's own, while that is known.
 * The server's count never takes anything out of the bucket, since the two minutes need not begin together.
 */
final class Budget {

    /** How long to wait for more than a minute holds. */
    static final long NEVER = Long.MAX_VALUE;

    /** A count without a time is believed for as long as Azure's shortest windows last. */
    private static final Duration DEFAULT_RESET = Duration.ofSeconds(10);

    private final Bucket bucket;
    private final LongSupplier nanoTime;
    private long serverLeft = Long.MAX_VALUE;
    private long serverReset;

    Budget(Bucket bucket, LongSupplier nanoTime) {
        this.bucket = bucket;
        this.nanoTime = nanoTime;
    }

    /** A budget of this JVM alone, full again when a minute is over. */
    static Budget perMinute(long amount, LongSupplier nanoTime) {
        var time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanoTime.getAsLong();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
        Bucket bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(amount).refillIntervally(amount, Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
        return new Budget(bucket, nanoTime);
    }

    /** Takes that much and returns 0, or else takes nothing and returns how many nanoseconds there is to wait for it. */
    long take(long amount) {
        long wait = takeOfServerLeft(amount); // first, because the bucket may take a while, and other calls must see it
        if (wait > 0) {
            return wait;
        }
        try {
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(amount);
            if (probe.isConsumed()) {
                return 0;
            }
            changeServerLeft(amount);
            return probe.getNanosToWaitForRefill();
        } catch (RuntimeException e) {
            changeServerLeft(amount);
            throw e;
        }
    }

    /** How many nanoseconds there is to wait for that much, if no other call takes any. */
    long waitFor(long amount) {
        return Math.max(
                serverWait(amount), bucket.estimateAbilityToConsume(amount).getNanosToWaitForRefill());
    }

    /** Puts back what was taken for a request that was never sent. */
    void undo(long amount) {
        bucket.addTokens(amount);
        changeServerLeft(amount);
    }

    /** Puts back what a request did not use that was sent; what the server counts for it, only the server knows. */
    void release(long amount) {
        bucket.addTokens(amount);
    }

    /** Takes what was used already, whether or not it is there; the next ones wait for it. */
    void consumeExcess(long amount) {
        bucket.consumeIgnoringRateLimits(amount);
        changeServerLeft(-amount);
    }

    /** Applies what the server says is left; Azure sends a zero without a time where it does not know. */
    synchronized void update(@Nullable Long left, @Nullable Duration reset) {
        if (left != null && (left > 0 || reset != null)) {
            serverLeft = left;
            serverReset = nanoTime.getAsLong() + PermitQueue.nanos(reset == null ? DEFAULT_RESET : reset);
        }
    }

    private synchronized long takeOfServerLeft(long amount) {
        long wait = serverWait(amount);
        if (wait <= 0) {
            changeServerLeft(-amount);
        }
        return wait;
    }

    private synchronized long serverWait(long amount) {
        return amount <= serverLeft ? 0 : Math.max(0, serverReset - nanoTime.getAsLong());
    }

    private synchronized void changeServerLeft(long change) {
        if (serverLeft != Long.MAX_VALUE) {
            serverLeft += change;
        }
    }
}
