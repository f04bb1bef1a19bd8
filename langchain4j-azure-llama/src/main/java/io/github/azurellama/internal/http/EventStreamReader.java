package io.github.azurellama.internal.http;

import io.github.azurellama.internal.wire.MalformedResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events (HTML standard, section 9.2) without making a string of each: an event's data is handed out
 * where it lies in the buffer. Takes every line ending, comments, a byte order mark, {@code data:} without a space and
 * data of several lines; ignores ids and retry times, which a completion has no use for.
 */
public final class EventStreamReader {

    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't'};
    private static final byte[] ID = {'i', 'd'};
    private static final byte[] RETRY = {'r', 'e', 't', 'r', 'y'};
    private static final int SHOWN_BYTES = 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int maxEventBytes;

    /** Holds a chunk of common size, for thousands of streams may be open at once; it grows with the longest event. */
    private byte[] buffer = new byte[1024];
    /** Everything before it is done with. */
    private int start;

    private int position;
    private int end;

    private @Nullable String name;
    /** Where the data of the pending event lies, relative to {@link #start}; -1 for no data. Several lines are joined. */
    private int dataFrom = -1;

    private int dataTo;

    private boolean afterCarriageReturn;

    private boolean hasEvents;
    /** The first line that belongs to no event, such as of a gateway's page. */
    private byte @Nullable [] strangeLine;

    /** Reads those events; one longer than that fails. */
    public EventStreamReader(InputStream in, int maxEventBytes) {
        this.in = in;
        this.maxEventBytes = maxEventBytes;
    }

    /** Takes events. */
    public interface Sink {
        /** Takes an event, whose bytes are valid during this call only; false to end the reading. */
        boolean accept(@Nullable String name, byte[] data, int offset, int length) throws IOException;
    }

    /** Reads until the sink has enough (false) or the stream ends (true). */
    public boolean readAll(Sink sink) throws IOException {
        skipByteOrderMark();
        int lineStart = position - start;
        while (true) {
            if (position == end && !fill()) {
                takeLine(start + lineStart, end);
                return dispatch(sink);
            }
            int found = lineBreak(buffer, position, end);
            afterCarriageReturn &= found == position;
            position = found;
            if (position == end) {
                continue;
            }
            byte next = buffer[position++];
            if (next == '\n' && afterCarriageReturn) {
                afterCarriageReturn = false;
                lineStart = releaseLine();
            } else {
                afterCarriageReturn = next == '\r';
                int from = start + lineStart;
                if (from == position - 1) {
                    if (!dispatch(sink)) {
                        return false;
                    }
                } else {
                    takeLine(from, position - 1);
                }
                lineStart = releaseLine();
            }
        }
    }

    /** Where the first line feed or carriage return is, or the end. */
    private static int lineBreak(byte[] bytes, int from, int to) {
        int at = from;
        // One comparison passes almost all bytes.
        while (at < to && (bytes[at] > '\r' || (bytes[at] != '\n' && bytes[at] != '\r'))) {
            at++;
        }
        return at;
    }

    /**
     * To be called at the end of the stream.
     *
     * @throws MalformedResponseException if what came was no stream of events
     */
    void checkThatThereWereAny() throws MalformedResponseException {
        if (!hasEvents && strangeLine != null) {
            throw new MalformedResponseException(
                    "the server answered with something else than events", strangeLine, 0, strangeLine.length);
        }
    }

    /** Lets go of what was read unless an event is pending; returns where the next line begins. */
    private int releaseLine() {
        if (dataFrom < 0) {
            start = position;
        }
        return position - start;
    }

    private void takeLine(int from, int to) {
        int colon = from;
        while (colon < to && buffer[colon] != ':') {
            colon++;
        }
        int value = Math.min(to, colon + 1);
        if (value < to && buffer[value] == ' ') {
            value++;
        }
        if (Arrays.equals(buffer, from, colon, DATA, 0, DATA.length)) {
            takeData(value, to);
        } else if (Arrays.equals(buffer, from, colon, EVENT, 0, EVENT.length)) {
            name = new String(buffer, value, to - value, StandardCharsets.UTF_8);
        } else if (!hasEvents && strangeLine == null && colon > from && !isIgnored(from, colon)) {
            strangeLine = Arrays.copyOfRange(buffer, from, Math.min(to, from + SHOWN_BYTES));
        }
    }

    private boolean isIgnored(int from, int to) {
        return Arrays.equals(buffer, from, to, ID, 0, ID.length)
                || Arrays.equals(buffer, from, to, RETRY, 0, RETRY.length);
    }

    /** A further line of data is moved up to the one before, with a line feed between. */
    private void takeData(int from, int to) {
        if (dataFrom < 0) {
            dataFrom = from - start;
            dataTo = to - start;
            return;
        }
        int target = start + dataTo;
        buffer[target++] = '\n';
        System.arraycopy(buffer, from, buffer, target, to - from);
        dataTo = target + to - from - start;
    }

    private boolean dispatch(Sink sink) throws IOException {
        int from = dataFrom;
        String eventName = name;
        dataFrom = -1;
        name = null;
        hasEvents |= from >= 0;
        return from < 0 || sink.accept(eventName, buffer, start + from, dataTo - from);
    }

    private void skipByteOrderMark() throws IOException {
        boolean more = true;
        while (more && end - position < BYTE_ORDER_MARK.length) {
            more = fill();
        }
        if (end - position >= BYTE_ORDER_MARK.length
                && Arrays.equals(buffer, position, position + 3, BYTE_ORDER_MARK, 0, 3)) {
            position += BYTE_ORDER_MARK.length;
            start = position;
        }
    }

    /** Reads more bytes behind those that are there, after making room; false at the end of the stream. */
    private boolean fill() throws IOException {
        if (end == buffer.length && start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            position -= start;
            end -= start;
            start = 0;
        } else if (end == buffer.length) {
            if (end >= maxEventBytes) {
                throw MalformedResponseException.tooLong("an event of the stream", maxEventBytes);
            }
            buffer = Arrays.copyOf(buffer, (int) Math.min(maxEventBytes, 2L * buffer.length));
        } else if (start == end) {
            position = 0;
            end = 0;
            start = 0;
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            return false;
        }
        end += read;
        return true;
    }
}
