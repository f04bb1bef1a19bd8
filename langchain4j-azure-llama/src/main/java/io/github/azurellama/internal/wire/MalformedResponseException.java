package io.github.azurellama.internal.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A response with a status of success that cannot be used: cut short, empty, incomplete, or not a completion at all. */
public class MalformedResponseException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Enough to recognise a gateway's page or a broken response without filling a log. */
    private static final int SHOWN_BYTES = 200;

    /** The message says what is wrong. */
    public MalformedResponseException(String message) {
        super(message);
    }

    /** The message says what is wrong, followed by the beginning of the data. */
    public MalformedResponseException(String message, byte[] data, int offset, int length) {
        super(message + (length == 0 ? "" : ": " + beginning(data, offset, length)));
    }

    /** The data is not JSON. */
    public static MalformedResponseException notJson(
            JsonProcessingException failure, byte[] data, int offset, int length) {
        boolean isCut = failure instanceof JsonEOFException && length > 0;
        return new MalformedResponseException(
                "the response is not the expected JSON"
                        + (length == 0 ? ", but empty" : isCut ? ", because it ends in the middle" : ""),
                data,
                offset,
                length);
    }

    /** A body or an event that exceeds the limit of what is read into memory. */
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
