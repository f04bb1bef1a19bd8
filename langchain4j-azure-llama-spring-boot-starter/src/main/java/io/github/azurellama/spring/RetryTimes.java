package io.github.azurellama.spring;

import io.github.azurellama.retry.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The part of a {@link RetryPolicy} that {@code retry-policy.*} says; the number of repeats is {@code max-retries}. */
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
