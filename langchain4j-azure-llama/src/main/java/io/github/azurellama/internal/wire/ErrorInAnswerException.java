package io.github.azurellama.internal.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An error that came where an answer was due: in a body with status 200, or as an event of a stream. */
public final class ErrorInAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String body;

    /** Keeps what came, for whoever maps errors. */
    public ErrorInAnswerException(byte[] data, int offset, int length) {
        super("the server reported an error in place of an answer");
        this.body = new String(data, offset, length, StandardCharsets.UTF_8);
    }

    /** What came. */
    public String body() {
        return body;
    }
}
