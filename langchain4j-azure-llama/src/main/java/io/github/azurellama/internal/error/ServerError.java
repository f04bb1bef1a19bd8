package io.github.azurellama.internal.error;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An error that the server reported, redacted and parsed. Retries, implicit fields, quota and exceptions all read this value.
 *
 * @param status the status that the model's server meant; 500 for an error inside a successful response that names none
 * @param summary how the error arrived, for messages, such as {@code HTTP 429}
 * @param body the redacted body, at most its first 16 KiB
 * @param details what the body says
 * @param requestId the id under which Azure's support finds the call, or null
 * @param retryAfter the delay that the server requests, or null
 * @param credentialHeader the header in which the request carried its credential, or null if it carried none
 * @param unknownModel whether the endpoint does not serve the model that the request names
 */
public record ServerError(
        int status,
        String summary,
        String body,
        ErrorBody details,
        @Nullable String requestId,
        @Nullable Duration retryAfter,
        @Nullable String credentialHeader,
        boolean unknownModel) {

    private static final Set<Integer> RETRYABLE = Set.of(408, 409, 429, 500, 502, 503, 504);

    /** Whether the same request may succeed later. */
    public boolean isRetryable() {
        return RETRYABLE.contains(status) && !unknownModel;
    }
}
