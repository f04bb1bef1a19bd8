package io.github.azurellama.retry;

import io.github.azurellama.error.InvalidSettingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a failed call is tried again. The delay is the server's, if it names one; else a random time below
 * {@code backoff}, which is doubled for each further retry, and below {@code maxDelay}.
 *
 * <p>A server's delay that is longer than {@code maxDelay}, or would end after {@code deadline} or the call's own timeout, does
 * not begin: the call fails at once with the server's error, and
 * {@link io.github.azurellama.error.AzureLlamaHttpException#retryAfter} is the delay that the server named.
 *
 * @param maxRetries how many attempts may follow the first; 0 for none, 2 by default
 * @param backoff the longest delay before the first retry; half a second by default
 * @param maxDelay the longest delay of all; a minute by default, the span in which Azure counts its quotas
 * @param deadline the time from the start of a call within which its last attempt must begin; null, the default, for none
 */
public record RetryPolicy(
        int maxRetries,
        Duration backoff,
        Duration maxDelay,
        @Nullable Duration deadline) {

    /** Two retries, as LangChain4j's own models have. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(2, Duration.ofMillis(500), Duration.ofSeconds(60), null);

    /** Every attempt is the last. */
    public static final RetryPolicy NONE = DEFAULT.withMaxRetries(0);

    /**
     * A policy of these values.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public RetryPolicy {
        if (maxRetries < 0) {
            throw new InvalidSettingException(
                    "maxRetries",
                    maxRetries,
                    "maxRetries = " + maxRetries + ": it must not be negative; 0 means no retry");
        }
        checkNotNegative("backoff", backoff);
        checkNotNegative("maxDelay", maxDelay);
        if (deadline != null) {
            checkNotNegative("deadline", deadline);
        }
    }

    /** The same with another number of retries. */
    public RetryPolicy withMaxRetries(int maxRetries) {
        return new RetryPolicy(maxRetries, backoff, maxDelay, deadline);
    }

    /** The same with another longest delay before the first retry. */
    public RetryPolicy withBackoff(Duration backoff) {
        return new RetryPolicy(maxRetries, backoff, maxDelay, deadline);
    }

    /** The same with another longest delay. */
    public RetryPolicy withMaxDelay(Duration maxDelay) {
        return new RetryPolicy(maxRetries, backoff, maxDelay, deadline);
    }

    /** The same with another deadline, or null for none. */
    public RetryPolicy withDeadline(@Nullable Duration deadline) {
        return new RetryPolicy(maxRetries, backoff, maxDelay, deadline);
    }

    private static void checkNotNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new InvalidSettingException(name, duration, name + " = " + duration + ": it must not be negative");
        }
    }
}
