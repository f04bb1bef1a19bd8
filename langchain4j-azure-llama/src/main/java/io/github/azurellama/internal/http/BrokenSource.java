package io.github.azurellama.internal.http;

import java.io.IOException;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.Okio;
import okio.Source;
import okio.Timeout;

/** The body of a response whose connection broke when its beginning was read. */
final class BrokenSource implements Source {

    private final IOException failure;

    private BrokenSource(IOException failure) {
        this.failure = failure;
    }

    /** The same response, whose call ends with that failure where its body is read: behind the retries, because it was processed. */
    static Response in(Response response, IOException failure) {
        response.close(); // a failure to decode the body leaves the connection in use
        return response.newBuilder()
                .body(ResponseBody.create(Okio.buffer(new BrokenSource(failure)), null, -1))
                .build();
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        throw failure;
    }

    @Override
    public Timeout timeout() {
        return Timeout.NONE;
    }

    @Override
    public void close() {}
}
