package io.github.azurellama.internal.wire;

import io.github.azurellama.endpoint.Operation;
import java.util.Map;
import java.util.Set;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes over the wire, without credentials.
 *
 * @param operation what the endpoint shall do
 * @param url where it goes
 * @param headers the headers that the dialect needs
 * @param body the JSON body, whose segments are shared by all attempts; null for a GET
 * @param stream whether the response is a stream
 * @param implicitFields what the library added by itself
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
