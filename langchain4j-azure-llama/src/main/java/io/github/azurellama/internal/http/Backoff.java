package io.github.azurellama.internal.http;

import io.github.azurellama.retry.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** The delays before retries where no server names one. */
record Backoff(RetryPolicy policy, RandomGenerator random) {

    /** A year, so that no sum of times overflows. */
    private static final long LONGEST_MILLIS = TimeUnit.DAYS.toMillis(365);

    /** Full jitter: anything from zero to the doubled base, so that clients that failed together do not return together. */
    Duration delay(int retry) {
        return Duration.ofMillis(random.nextLong(longest(retry).toMillis() + 1));
    }

    /** The longest delay before that retry. */
    Duration longest(int retry) {
        double doubled = Math.scalb((double) TimeUnit.MILLISECONDS.convert(policy.backoff()), retry);
        long ceiling = Math.min(TimeUnit.MILLISECONDS.convert(policy.maxDelay()), (long) doubled);
        return Duration.ofMillis(Math.min(ceiling, LONGEST_MILLIS));
    }
}
