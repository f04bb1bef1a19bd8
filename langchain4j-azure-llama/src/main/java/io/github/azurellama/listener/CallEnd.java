package io.github.azurellama.listener;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The end of a call.
 *
 * @param outcome how it ended
 * @param failure the exception that the caller gets; null unless the outcome is {@link CallOutcome#FAILURE}
 * @param duration from the start of the call to the complete response
 * @param timeToFirstToken from the start of the call to the first content of its stream; null without one
 * @param quotaWait how long the call waited for permits of its quota
 * @param retryWait how long the call waited before its retries
 * @param lastAttempt the last attempt, or null if nothing was sent
 * @param response the response; null if there is none, and for operations that do not generate. A response that the library
 *     rejects, such as for its JSON schema, is here beside the failure, because its tokens were used
 */
public record CallEnd(
        CallOutcome outcome,
        @Nullable Throwable failure,
        Duration duration,
        @Nullable Duration timeToFirstToken,
        Duration quotaWait,
        Duration retryWait,
        @Nullable CallAttempt lastAttempt,
        @Nullable CallResponse response) {

    /** The number of attempts. */
    public int attempts() {
        return lastAttempt == null ? 0 : lastAttempt.number();
    }
}
