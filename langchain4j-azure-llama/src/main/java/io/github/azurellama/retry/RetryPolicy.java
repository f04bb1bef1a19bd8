package io.github.azurellama.retry;

import io.github.azurellama.error.InvalidSettingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a failed call is tried again. Where the server says how long to wait, that long is waited; else a random time that
 * is at most {@code backoff} before the first repeat and at most twice as long before each further one.
 *
 * <p>A wait that would be longer than {@code maxDelay}, or would end after {@code deadline} or the call's own timeout, is
 * not begun: the call fails at once with what the server said, and
 * {@link io.github.azurellama.error.AzureLlamaHttpException#retryAfter} tells how long it asked to wait.
 *
 * @param maxRetries how many attempts may follow the first; 0 for none, 2 by default
 * @param backoff the longest wait before the first repeat; half a second by default
 * @param maxDelay the longest wait of all; a minute by default, the span in which Azure counts its quotas
 * @param deadline the time from the start of a call within which its last attempt must begin; null, the default, for none
 */
public record RetryPolicy(
        int maxRetries,
        Duration backoff,
        Duration maxDelay,
        @Nullable Duration deadline) {

    /** Two repeats, as LangChain4j's own models have. */
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
                    "maxRetries = " + maxRetries + ": it must not be negative; 0 means no repeat");
        }
        checkNotNegative("backoff", backoff);
        checkNotNegative("maxDelay", maxDelay);
        if (deadline != null) {
            checkNotNegative("deadline", deadline);
        }
    }

    /** The same with another number of repeats. */
    public RetryPolicy withMaxRetries(int maxRetries) {
        return new RetryPolicy(maxRetries, backoff, maxDelay, deadline);
    }

    /** The same with another longest wait before the first repeat. */
    public RetryPolicy withBackoff(Duration backoff) {
        return new RetryPolicy(maxRetries, backoff, maxDelay, deadline);
    }

    /** The same with another longest wait. */
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
