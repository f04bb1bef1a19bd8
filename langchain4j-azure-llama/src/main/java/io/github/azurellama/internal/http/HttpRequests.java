package io.github.azurellama.internal.http;

import io.github.azurellama.endpoint.ExtraParameters;
import io.github.azurellama.internal.connect.CallState;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.wire.ModelRequest;
import io.github.azurellama.internal.wire.RequestVariants;
import io.github.azurellama.internal.wire.WireRequest;
import java.io.IOException;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Turns wire requests into those of OkHttp. */
final class HttpRequests {

    private static final MediaType JSON = MediaType.get("application/json");

    private HttpRequests() {}

    static Request of(
            HttpUrl url,
            WireRequest wire,
            @Nullable RequestVariants variants,
            @Nullable ModelRequest modelRequest,
            Map<String, String> headers,
            Map<String, String> customHeaders,
            CallEvents events) {
        var request = new Request.Builder()
                .url(url)
                .header("Accept", wire.stream() ? "text/event-stream" : "application/json");
        headers.forEach(request::header);
        if (events != CallEvents.NONE) {
            events.headers().forEach(request::header);
            request.tag(CallEvents.class, events);
        }
        customHeaders.forEach(request::header);
        return filled(request, wire)
                .tag(RequestVariants.class, variants)
                .tag(ModelRequest.class, modelRequest)
                .tag(CallState.class, new CallState())
                .build();
    }

    /** The events of the call that the request belongs to. */
    static CallEvents events(Request request) {
        CallEvents events = request.tag(CallEvents.class);
        return events == null ? CallEvents.NONE : events;
    }

    /** The same request with another body. */
    static Request withBody(Request request, ModelRequest modelRequest, WireRequest wire) {
        return filled(request.newBuilder().removeHeader(ExtraParameters.HEADER), wire)
                .tag(ModelRequest.class, modelRequest)
                .build();
    }

    /**
     * The request of a call as it is written for another endpoint. What interceptors of the user's client added stays.
     *
     * @param request the call's request
     * @param written the request for that endpoint
     */
    static Request to(Request request, Request written) {
        Request.Builder to = request.newBuilder()
                .removeHeader(ExtraParameters.HEADER)
                .removeHeader(Backend.DEPLOYMENT)
                .url(written.url())
                .method(written.method(), written.body())
                .tag(WireRequest.class, written.tag(WireRequest.class))
                .tag(RequestVariants.class, written.tag(RequestVariants.class))
                .tag(ModelRequest.class, written.tag(ModelRequest.class));
        written.headers().forEach(header -> to.header(header.getFirst(), header.getSecond()));
        return to.build();
    }

    private static Request.Builder filled(Request.Builder request, WireRequest wire) {
        wire.headers().forEach(request::header);
        ByteString body = wire.body();
        return (body == null ? request.get() : request.post(new JsonBody(body))).tag(WireRequest.class, wire);
    }

    /**
     * The body of an attempt. Declares itself one-shot, because only that keeps OkHttp from retrying a 503 by itself when
     * {@code Retry-After} is 0: such a retry would neither be counted nor call the credential.
     */
    private static final class JsonBody extends RequestBody {

        private final ByteString json;

        JsonBody(ByteString json) {
            this.json = json;
        }

        @Override
        public MediaType contentType() {
            return JSON;
        }

        @Override
        public long contentLength() {
            return json.size();
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(json);
        }
    }
}
