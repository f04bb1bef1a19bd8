package io.github.azurellama.internal.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An error that came where an answer was due: in a body with status 200, or as an event of a stream. */
public final class ErrorPayloadException extends IOException {

    private static final long serialVersionUID = 1L;

    /** As much of an error as anybody reads. */
    private static final int MAX_BYTES = 16 * 1024;

    private final String body;

    /** Keeps what came, for whoever maps errors. */
    public ErrorPayloadException(byte[] data, int offset, int length) {
        super("the server reported an error in place of an answer");
        this.body = new String(data, offset, Math.min(length, MAX_BYTES), StandardCharsets.UTF_8);
    }

    /** What came, at most its first 16 KiB. */
    public String body() {
        return body;
    }
}
