package io.github.azurellama.internal.http;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Where the attempts of a call go, and which failure is followed by another attempt. */
interface Route {

    /**
     * The next attempt.
     *
     * @param delay the delay before it
     * @param isRetry whether the retry policy limits such attempts
     */
    record Next(Duration delay, boolean isRetry) {}

    /**
     * The request of the next attempt.
     *
     * @param request the call's request
     */
    Request request(Request request) throws IOException;

    /** What follows an attempt that is counted as that retry, or null if it was the last. */
    @Nullable Next after(AttemptResult result, int retry, Backoff backoff) throws IOException;

    /** The result of the call, whose last attempt had that result. */
    Response end(AttemptResult result) throws IOException;
}
