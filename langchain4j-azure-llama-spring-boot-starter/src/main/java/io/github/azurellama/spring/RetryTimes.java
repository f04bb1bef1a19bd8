package io.github.azurellama.spring;

import io.github.azurellama.retry.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The times of a {@link RetryPolicy}, set by {@code retry-policy.*}; the number of retries is {@code max-retries}. */
record RetryTimes(
        @Nullable Duration backoff,
        @Nullable Duration maxDelay,
        @Nullable Duration deadline) {

    RetryPolicy toPolicy() {
        RetryPolicy policy = RetryPolicy.DEFAULT.withDeadline(deadline);
        policy = backoff == null ? policy : policy.withBackoff(backoff);
        return maxDelay == null ? policy : policy.withMaxDelay(maxDelay);
    }
}
