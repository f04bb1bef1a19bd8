package io.github.azurellama.internal.http;

import java.io.IOException;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;

/** The body of a response whose connection broke when its beginning was read. */
final class BrokenSource implements Source {

    private final IOException failure;

    private BrokenSource(IOException failure) {
        this.failure = failure;
    }

    static BufferedSource of(IOException failure) {
        return Okio.buffer(new BrokenSource(failure));
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
