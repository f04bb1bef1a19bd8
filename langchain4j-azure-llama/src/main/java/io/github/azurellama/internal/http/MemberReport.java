package io.github.azurellama.internal.http;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import io.github.azurellama.internal.error.InterceptorException;
import io.github.azurellama.internal.error.ServerError;
import io.github.azurellama.internal.pool.Availability;
import io.github.azurellama.internal.pool.MemberAttempt;
import io.github.azurellama.response.RateLimitStatus;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the result of an attempt says about a member of a pool. */
final class MemberReport {

    /** Failures that the request itself may cause, whichever member gets it. */
    private static final Set<Integer> MAY_BE_REQUEST = Set.of(408, 409, 424, 500);

    private static final Set<Integer> WRONG_DEPLOYMENT = Set.of(401, 403, 404, 410);

    private MemberReport() {}

    /** Reports a response that promises a completion; the member rests if its quota is used up with it. */
    static void onSuccess(MemberAttempt attempt, @Nullable RateLimitStatus status) {
        attempt.succeed();
        if (status == null) {
            return;
        }
        Stream.of(
                        reset(status.remainingRequests(), status.resetRequests()),
                        reset(status.remainingTokens(), status.resetTokens()))
                .flatMap(Stream::ofNullable)
                .max(Duration::compareTo)
                .ifPresent(reset -> attempt.rest(reset, "the last response left no quota"));
    }

    /** Azure sends a zero without a time where it does not know what is left. */
    private static @Nullable Duration reset(@Nullable Long remaining, @Nullable Duration reset) {
        return remaining != null && remaining <= 0 ? reset : null;
    }

    /**
     * Reports an error response; returns whether another member may take the request.
     *
     * @param namesModel whether the request names a model by itself, which then is what the member does not serve
     */
    static boolean onError(MemberAttempt attempt, ServerError error, boolean namesModel, RuntimeException exception) {
        String problem = String.valueOf(exception.getMessage());
        int status = error.status();
        boolean isQuota = status == 429 || (status == 403 && error.retryAfter() != null); // API Management's quota
        if (isQuota) {
            attempt.throttle(error.retryAfter(), problem);
            return true;
        }
        boolean isWrong = error.unknownModel() || WRONG_DEPLOYMENT.contains(status);
        boolean isOfRequest = exception instanceof ContentFilteredException
                || (namesModel && (error.unknownModel() || status == 404 || status == 410));
        if (isWrong && !isOfRequest) {
            attempt.reject(
                    status == 401 || status == 403 ? Availability.UNAUTHORIZED : Availability.NOT_FOUND, problem);
            return true;
        }
        boolean isFailure = error.isRetryable() || status == 424 || status >= 500;
        if (isFailure && !isOfRequest) {
            attempt.fail(MAY_BE_REQUEST.contains(status), error.retryAfter(), problem);
            return true;
        }
        attempt.succeed();
        return false;
    }

    /**
     * Reports that there was no response.
     *
     * @param mayBeProcessed whether the request was sent, so that the member may process it
     */
    static void onFailure(
            MemberAttempt attempt, IOException failure, boolean mayBeProcessed, RuntimeException exception) {
        String problem = String.valueOf(exception.getMessage());
        boolean isUnknown = failure instanceof InterceptorException && !(exception instanceof AuthenticationException);
        if (!isUnknown) { // unlike a quota whose store failed, which says nothing about the member
            boolean isTimeout = failure instanceof InterruptedIOException;
            attempt.fail(mayBeProcessed && isTimeout, null, problem);
        }
    }

    /** Reports that the member's quota had no permit, be it for this request only or for any. */
    static void onNoPermit(MemberAttempt attempt, NoPermitException noPermit) {
        if (!noPermit.delayOfAny().isZero()) {
            attempt.rest(noPermit.delayOfAny(), String.valueOf(noPermit.getMessage()));
        }
    }
}
