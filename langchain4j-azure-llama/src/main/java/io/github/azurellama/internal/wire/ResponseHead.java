package io.github.azurellama.internal.wire;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a response with a status of success before its body is read.
 *
 * @param <R> the type of the request
 * @param request the request, as it was mapped for the endpoint that responds
 * @param deployment the name of the deployment that responds if the model has several, or null
 * @param sent the implicit fields of the request that the server accepted
 * @param headers the headers
 * @param usage receives the number of tokens that the call used
 */
public record ResponseHead<R extends RequestVariants>(
        R request,
        @Nullable String deployment,
        Set<ImplicitField> sent,
        ResponseHeaders headers,
        TokenUsageTracker usage) {

    /** The head of a response without headers. */
    public static <R extends RequestVariants> ResponseHead<R> of(R request) {
        return new ResponseHead<>(request, null, Set.of(), ResponseHeaders.NONE, TokenUsageTracker.NONE);
    }
}
