package io.github.azurellama.internal.wire;

import io.github.azurellama.endpoint.Operation;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes over the wire, without credentials.
 *
 * @param operation what is asked
 * @param url where it goes
 * @param headers the headers that the dialect wants
 * @param body the JSON body, whose segments are shared by all attempts; null to get what is there
 * @param stream whether the answer is a stream
 * @param account the tokens that it is expected to cost, and did; shared by all attempts
 * @param additions what the library added on its own
 * @param without the same request without an addition; the second argument is whether that holds for later requests
 */
public record WireRequest(
        Operation operation,
        String url,
        Map<String, String> headers,
        @Nullable ByteString body,
        boolean stream,
        TokenAccount account,
        Set<Addition> additions,
        BiFunction<Addition, Boolean, WireRequest> without) {

    /** A request that nothing is added to. */
    static WireRequest plain(Operation operation, String url, @Nullable ByteString body) {
        return new WireRequest(
                operation,
                url,
                Map.of(),
                body,
                false,
                TokenAccount.none(),
                Set.of(),
                (addition, forGood) -> plain(operation, url, body));
    }
}
