package io.github.azurellama.internal.wire;

import java.io.IOException;

/** Ends a stream from within one of its listener's methods, as if reading the stream had failed for that reason. */
public final class StreamAbortedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final IOException reason;

    public StreamAbortedException(IOException reason) {
        super(reason);
        this.reason = reason;
    }

    public IOException reason() {
        return reason;
    }
}
