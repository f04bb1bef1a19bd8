package io.github.azurellama.internal.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An answer that arrived and yet is none: cut short, empty, without what it must have, or something else altogether. */
public final class MalformedResponseException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Enough to tell a gateway's page or a broken answer, and too little to fill a log. */
    private static final int SHOWN_BYTES = 200;

    /** The message says what is wrong with it. */
    public MalformedResponseException(String message) {
        super(message);
    }

    /** The message says what is wrong, followed by the beginning of what came. */
    public MalformedResponseException(String message, byte[] data, int offset, int length) {
        super(message + (length == 0 ? "" : ": " + beginning(data, offset, length)));
    }

    /** What came is no JSON. */
    public static MalformedResponseException notJson(
            JsonProcessingException failure, byte[] data, int offset, int length) {
        return new MalformedResponseException(
                "the server's answer is not the JSON that was expected (" + failure.getOriginalMessage() + ")",
                data,
                offset,
                length);
    }

    /** A body or an event that exceeds the limit of what is kept in memory. */
    public static MalformedResponseException tooLong(String what, long maxBytes) {
        return new MalformedResponseException(what + " is longer than " + maxBytes + " bytes");
    }

    private static String beginning(byte[] data, int offset, int length) {
        String shown = new String(data, offset, Math.min(length, SHOWN_BYTES), StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return length > SHOWN_BYTES ? shown + " ..." : shown;
    }
}
