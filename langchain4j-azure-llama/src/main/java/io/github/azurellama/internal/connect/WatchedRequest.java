package io.github.azurellama.internal.connect;

import java.io.IOException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Has a {@link WriteWatch} for each request over HTTP/2 while it is written. */
public final class WatchedRequest {

    /** As much as OkHttp writes at once. */
    private static final long PART = 16_384;

    private WatchedRequest() {}

    /** Sends the request of a chain that has a connection. */
    public static Response send(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        CallState state = CallState.of(request);
        Connection connection = chain.connection();
        if (state == null || connection == null || connection.protocol() != Protocol.HTTP_2) {
            return chain.proceed(request);
        }
        WriteWatch watch = WriteWatch.start(connection, chain.writeTimeoutMillis());
        state.progress().writing = watch;
        if (chain.call().isCanceled()) { // before there was a watch
            watch.onCancelled();
        }
        RequestBody body = request.body();
        try {
            return body == null || body.contentLength() <= PART
                    ? chain.proceed(request)
                    : write(chain, request, new WatchedBody(body, watch));
        } catch (IOException e) {
            throw watch.failure(e);
        } finally {
            watch.end();
        }
    }

    /**
     * Sends the request with that body. A virtual thread that is interrupted while it waits for a socket closes it, and ends all
     * other streams on the connection; so another thread writes there.
     */
    private static Response write(Interceptor.Chain chain, Request request, RequestBody body) throws IOException {
        Request watched = request.newBuilder().method(request.method(), body).build();
        return SharedThreads.isVirtual(Thread.currentThread())
                ? Detached.runUninterrupted(chain.call(), () -> chain.proceed(watched))
                : chain.proceed(watched);
    }

    /** A body that is written in parts. */
    private static final class WatchedBody extends RequestBody {

        private final RequestBody body;
        private final WriteWatch watch;

        WatchedBody(RequestBody body, WriteWatch watch) {
            this.body = body;
            this.watch = watch;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public boolean isOneShot() {
            return body.isOneShot();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            BufferedSink parts = Okio.buffer(new ForwardingSink(sink) {
                @Override
                public void write(Buffer source, long byteCount) throws IOException {
                    for (long left = byteCount; left > 0; left -= PART) {
                        super.write(source, Math.min(PART, left));
                        watch.onWritten();
                    }
                }
            });
            body.writeTo(parts);
            parts.emit();
        }
    }
}
