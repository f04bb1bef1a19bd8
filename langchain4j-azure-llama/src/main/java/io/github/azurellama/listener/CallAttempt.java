package io.github.azurellama.listener;

import io.github.azurellama.endpoint.Endpoint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request of a call, up to the headers of its response or to its failure. Besides those of the retry policy, a call
 * makes another attempt with a renewed credential, or without a field that the endpoint rejects. A request that is resent at
 * once because its connection was stale is the same attempt.
 *
 * @param number the number of the attempt within the call, from 1
 * @param endpoint where the request was sent
 * @param deployment the name of the deployment among several, or null
 * @param status the status of the response, without the 424 that managed compute wraps errors in; null if there is no response
 * @param failure why there is no response, or null if there is one
 * @param retryAfter the delay that the server requested, or null
 * @param isConnectionReused whether the connection was there before; false if there was none
 * @param protocol the protocol of the connection, such as {@code http/1.1} or {@code h2}; null if there was none
 * @param duration how long the attempt took
 */
public record CallAttempt(
        int number,
        Endpoint endpoint,
        @Nullable String deployment,
        @Nullable Integer status,
        @Nullable Throwable failure,
        @Nullable Duration retryAfter,
        boolean isConnectionReused,
        @Nullable String protocol,
        Duration duration) {}
