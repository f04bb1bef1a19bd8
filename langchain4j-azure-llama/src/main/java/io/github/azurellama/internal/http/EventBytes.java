package io.github.azurellama.internal.http;

/** Bytes that have a meaning in a stream of server-sent events. */
final class EventBytes {

    static final byte[] DATA = {'d', 'a', 't', 'a'};
    static final byte[] EVENT = {'e', 'v', 'e', 'n', 't'};
    static final byte[] ID = {'i', 'd'};
    static final byte[] RETRY = {'r', 'e', 't', 'r', 'y'};
    static final byte[] ERROR = {'e', 'r', 'r', 'o', 'r'};
    static final byte[] NULL = {'n', 'u', 'l', 'l'};
    static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private EventBytes() {}

    /** Whether a field's name is {@code error} in any case, for it may be the log line of a script. */
    static boolean isError(byte[] bytes, int from, int to) {
        boolean isError = to - from == ERROR.length;
        for (int i = 0; isError && i < ERROR.length; i++) {
            isError = (bytes[from + i] | 0x20) == ERROR[i];
        }
        return isError;
    }

    /** Where the first line feed or carriage return is, or the end. */
    static int lineBreak(byte[] bytes, int from, int to) {
        int at = from;
        // One comparison passes almost all bytes.
        while (at < to && (bytes[at] > '\r' || (bytes[at] != '\n' && bytes[at] != '\r'))) {
            at++;
        }
        return at;
    }
}
