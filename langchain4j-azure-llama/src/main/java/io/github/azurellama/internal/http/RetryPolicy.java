package io.github.azurellama.internal.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to try again.
 *
 * @param maxRetries how many attempts may follow the first
 * @param base the longest wait before the first repeat; doubled for each further one
 * @param maxDelay the longest wait of all; where the server asks for more, the call fails at once
 */
public record RetryPolicy(int maxRetries, Duration base, Duration maxDelay) {

    /** Two repeats, as LangChain4j's own models have. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(2, Duration.ofMillis(500), Duration.ofSeconds(60));

    /** Full jitter: anything from zero to the doubled base, so that clients which failed together do not return so. */
    Duration backoff(int retry, RandomGenerator random) {
        long ceiling = Math.min(maxDelay.toMillis(), base.toMillis() << Math.min(retry, 20));
        return Duration.ofMillis(random.nextLong(ceiling + 1));
    }
}
