package io.github.azurellama.response;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the response headers said about the deployment's quota. Null where a header is absent or nonsense (Azure is known
 * to send 0 and -1 for resets).
 *
 * @param limitRequests requests per minute that the deployment has
 * @param remainingRequests requests that are left
 * @param resetRequests how long until the requests are full again
 * @param limitTokens tokens per minute that the deployment has
 * @param remainingTokens tokens that are left
 * @param resetTokens how long until the tokens are full again
 */
public record RateLimitStatus(
        @Nullable Long limitRequests,
        @Nullable Long remainingRequests,
        @Nullable Duration resetRequests,
        @Nullable Long limitTokens,
        @Nullable Long remainingTokens,
        @Nullable Duration resetTokens) {}
