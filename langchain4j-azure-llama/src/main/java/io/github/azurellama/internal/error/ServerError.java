package io.github.azurellama.internal.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An error that the server reported, redacted and parsed. Retries, implicit fields, quota and exceptions all read this value.
 *
 * @param status the status that the model's server meant; 500 for an error inside a successful response that names none
 * @param summary how the error arrived, for messages, such as {@code HTTP 429}
 * @param body the redacted body, at most its first 16 KiB
 * @param details what the body says
 * @param requestId the id under which Azure's support finds the call, or null
 * @param retryAfter the delay that the server asks for, or null
 */
public record ServerError(
        int status,
        String summary,
        String body,
        ErrorBody details,
        @Nullable String requestId,
        @Nullable Duration retryAfter) {}
