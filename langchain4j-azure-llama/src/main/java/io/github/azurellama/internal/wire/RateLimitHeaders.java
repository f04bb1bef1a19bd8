package io.github.azurellama.internal.wire;

import io.github.azurellama.response.RateLimitStatus;
import org.jspecify.annotations.Nullable;

/** Reads the rate limit headers. */
final class RateLimitHeaders {

    private static final RateLimitStatus NOTHING = new RateLimitStatus(null, null, null, null, null, null);

    private RateLimitHeaders() {}

    /** The status, or null if there are no such headers. */
    static @Nullable RateLimitStatus read(ResponseHeaders headers) {
        var status = new RateLimitStatus(
                number(headers.get("x-ratelimit-limit-requests")),
                number(headers.get("x-ratelimit-remaining-requests")),
                HeaderDuration.parse(headers.get("x-ratelimit-reset-requests")),
                number(headers.get("x-ratelimit-limit-tokens")),
                number(headers.get("x-ratelimit-remaining-tokens")),
                HeaderDuration.parse(headers.get("x-ratelimit-reset-tokens")));
        return status.equals(NOTHING) ? null : status;
    }

    private static @Nullable Long number(@Nullable String value) {
        return value != null && value.matches("\\d{1,15}") ? Long.valueOf(value) : null;
    }
}
