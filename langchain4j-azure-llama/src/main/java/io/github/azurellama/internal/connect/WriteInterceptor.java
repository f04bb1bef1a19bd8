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

/** The network interceptor that has a {@link WriteWatch} for each request over HTTP/2. */
public final class WriteInterceptor implements Interceptor {

    /** As much as OkHttp writes at once. */
    private static final long PART = 16_384;

    /** One for any number of clients. */
    public WriteInterceptor() {}

    @Override
    public Response intercept(Chain chain) throws IOException {
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
        try {
            return chain.proceed(watched(request, watch));
        } catch (IOException e) {
            throw watch.failure(e);
        } finally {
            watch.end();
        }
    }

    private static Request watched(Request request, WriteWatch watch) throws IOException {
        RequestBody body = request.body();
        return body == null || body.contentLength() <= PART
                ? request
                : request.newBuilder()
                        .method(request.method(), new WatchedBody(body, watch))
                        .build();
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
