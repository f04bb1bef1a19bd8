package io.github.azurellama.internal.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where the data of an event begins and ends, without what servers and proxies put around it. */
final class EventData {

    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FIELD = "data:".getBytes(StandardCharsets.US_ASCII);

    private EventData() {}

    /** The first byte that is neither white space nor of a field name that was written a second time. */
    static int begin(byte[] data, int offset, int end) {
        int from = offset;
        while (from < end) {
            if (isSpace(data[from])) {
                from++;
            } else if (Arrays.equals(data, from, Math.min(end, from + FIELD.length), FIELD, 0, FIELD.length)) {
                from += FIELD.length;
            } else {
                return from;
            }
        }
        return end;
    }

    /** The end without white space. */
    static int end(byte[] data, int offset, int end) {
        int to = end;
        while (to > offset && isSpace(data[to - 1])) {
            to--;
        }
        return to;
    }

    private static boolean isSpace(byte b) {
        return b >= 0 && b <= ' ';
    }

    /** Whether it is the terminator of a stream. */
    static boolean isDone(byte[] data, int from, int to) {
        return Arrays.equals(data, from, to, DONE, 0, DONE.length);
    }
}
