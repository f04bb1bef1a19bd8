package io.github.azurellama.response;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The deployment's quota according to the response headers {@code x-ratelimit-*}. A value is null if its header is absent or
 * senseless; Azure is known to send 0 and -1 for resets.
 *
 * @param limitRequests the limit of requests per minute
 * @param remainingRequests the remaining requests
 * @param resetRequests the time until all requests are available again
 * @param limitTokens the limit of tokens per minute
 * @param remainingTokens the remaining tokens
 * @param resetTokens the time until all tokens are available again
 */
public record RateLimitStatus(
        @Nullable Long limitRequests,
        @Nullable Long remainingRequests,
        @Nullable Duration resetRequests,
        @Nullable Long limitTokens,
        @Nullable Long remainingTokens,
        @Nullable Duration resetTokens) {}
