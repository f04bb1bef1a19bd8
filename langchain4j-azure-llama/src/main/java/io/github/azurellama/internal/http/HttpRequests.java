package io.github.azurellama.internal.http;

import io.github.azurellama.endpoint.ExtraParameters;
import io.github.azurellama.internal.wire.WireRequest;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Makes OkHttp's requests of those on the wire. */
final class HttpRequests {

    private static final MediaType JSON = MediaType.get("application/json");

    private HttpRequests() {}

    static Request of(WireRequest wire, Map<String, String> headers) {
        var request = new Request.Builder()
                .url(wire.url())
                .header("Accept", wire.stream() ? "text/event-stream" : "application/json");
        headers.forEach(request::header);
        return filled(request, wire);
    }

    /** The same request with another body. */
    static Request rewritten(Request request, WireRequest wire) {
        return filled(request.newBuilder().removeHeader(ExtraParameters.HEADER), wire);
    }

    private static Request filled(Request.Builder request, WireRequest wire) {
        wire.headers().forEach(request::header);
        return request.post(RequestBody.create(wire.body(), JSON))
                .tag(WireRequest.class, wire)
                .build();
    }
}
