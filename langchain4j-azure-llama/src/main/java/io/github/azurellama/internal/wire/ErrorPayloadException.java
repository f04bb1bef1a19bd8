package io.github.azurellama.internal.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An error in place of a completion: in a body with a status of success, or in an event of a stream. */
public final class ErrorPayloadException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Longer errors are cut. */
    private static final int MAX_BYTES = 16 * 1024;

    private final String body;

    /** Keeps the error for the mapping to an exception. */
    public ErrorPayloadException(byte[] data, int offset, int length) {
        super("the server reported an error in place of a completion");
        this.body = new String(data, offset, Math.min(length, MAX_BYTES), StandardCharsets.UTF_8);
    }

    /** The error as it was received, at most its first 16 KiB. */
    public String body() {
        return body;
    }
}
