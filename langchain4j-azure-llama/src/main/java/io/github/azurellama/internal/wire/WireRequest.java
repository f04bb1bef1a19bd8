package io.github.azurellama.internal.wire;

import io.github.azurellama.endpoint.Operation;
import java.util.Map;
import java.util.Set;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A request in the form that is sent, without credentials.
 *
 * @param operation which operation of the endpoint
 * @param url the full URL
 * @param headers the headers that the dialect needs
 * @param body the JSON body, whose segments are shared by all attempts; null for a GET
 * @param stream whether the response is a stream
 * @param implicitFields the fields and headers that the library added by itself
 */
public record WireRequest(
        Operation operation,
        String url,
        Map<String, String> headers,
        @Nullable ByteString body,
        boolean stream,
        Set<ImplicitField> implicitFields) {

    /** A request without implicit fields. */
    public static WireRequest plain(Operation operation, String url, @Nullable ByteString body) {
        return new WireRequest(operation, url, Map.of(), body, false, Set.of());
    }
}
