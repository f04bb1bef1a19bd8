package io.github.azurellama.internal.http;

import java.io.IOException;

/** An answer or an event that would not end. */
final class OversizeException extends IOException {

    private static final long serialVersionUID = 1L;

    OversizeException(String message) {
        super(message);
    }

    /** Of an answer as a whole, in one piece or streamed. */
    static OversizeException ofAnswer(long maxBytes) {
        return new OversizeException("the answer is longer than " + maxBytes + " bytes");
    }
}
