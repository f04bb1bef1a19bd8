package io.github.azurellama.internal.http;

import io.github.azurellama.internal.wire.EventConsumer;
import io.github.azurellama.internal.wire.MalformedResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events (HTML standard, section 9.2) without copying: an event's data is passed on where it lies in the
 * buffer. Accepts every line ending, comments, a byte order mark, {@code data:} without a space and data of several lines;
 * ignores ids and retry times, which a completion has no use for.
 *
 * <p>Beyond the standard, a field {@code error} is an event of that name, as llama.cpp sends it; JSON that stands outside of
 * any field is an event named {@value #BARE_JSON}, as gateways send their errors, and any other text there is one named
 * {@link EventConsumer#TEXT_LINE}. An event that has a name but no data is passed on too, because the name may be {@code error}.
 */
public final class EventStreamReader {

    /** The name of events that are JSON without a field. */
    public static final String BARE_JSON = "json";

    private final InputStream in;
    private final int maxEventBytes;

    /** Holds a chunk of common size, for thousands of streams may be open at once; it grows with the longest event. */
    private byte[] buffer = new byte[1024];
    /** Where the bytes begin that are still needed. */
    private int start;

    private int position;
    private int end;

    private @Nullable String name;
    /** Where the data of the pending event lies, relative to {@link #start}; -1 for no data. Several lines are joined. */
    private int dataFrom = -1;

    private int dataTo;

    /** Where JSON outside of any field lies, relative to {@link #start}; -1 for none. */
    private int bareFrom = -1;

    private int bareTo;

    private boolean afterCarriageReturn;

    /** Reads events from that stream, and fails if one is longer than {@code maxEventBytes}. */
    public EventStreamReader(InputStream in, int maxEventBytes) {
        this.in = in;
        this.maxEventBytes = maxEventBytes;
    }

    /** Receives events. */
    public interface Consumer {
        /** Receives an event, whose bytes are valid during this call only; returns false to stop reading. */
        boolean accept(@Nullable String name, byte[] data, int offset, int length) throws IOException;
    }

    /** Reads until the consumer stops (false) or the stream ends (true). */
    public boolean readAll(Consumer consumer) throws IOException {
        skipByteOrderMark();
        int lineStart = position - start;
        while (true) {
            if (position == end && !fill()) {
                return readLine(start + lineStart, end, consumer) && dispatch(consumer);
            }
            int found = EventBytes.lineBreak(buffer, position, end);
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
                boolean goesOn = from == position - 1 ? dispatch(consumer) : readLine(from, position - 1, consumer);
                if (!goesOn) {
                    return false;
                }
                lineStart = releaseLine();
            }
        }
    }

    /** Releases the bytes before the next line unless an event is pending; returns where that line begins. */
    private int releaseLine() {
        if (dataFrom < 0 && bareFrom < 0) {
            start = position;
        }
        return position - start;
    }

    /** Returns false to stop reading. */
    private boolean readLine(int from, int to, Consumer consumer) throws IOException {
        if (from == to) {
            return true;
        }
        if (buffer[from] == '{' || buffer[from] == '[') {
            return beginBare(from, to, consumer);
        }
        int colon = from;
        while (colon < to && buffer[colon] != ':') {
            colon++;
        }
        int value = Math.min(to, colon + 1);
        if (value < to && buffer[value] == ' ') {
            value++;
        }
        if (is(EventBytes.DATA, from, colon)) {
            boolean goesOn = dispatchBare(consumer) && (!isFurtherValue(value, to) || dispatch(consumer));
            addData(value, to);
            return goesOn;
        }
        if (is(EventBytes.EVENT, from, colon)) {
            name = new String(buffer, value, to - value, StandardCharsets.UTF_8).strip();
        } else if (EventBytes.isError(buffer, from, colon) && colon < to) {
            return dispatchBare(consumer) && dispatchError(value, to, consumer);
        } else if (bareFrom >= 0) {
            bareTo = to - start;
        } else if (colon > from && !is(EventBytes.ID, from, colon) && !is(EventBytes.RETRY, from, colon)) {
            return consumer.accept(EventConsumer.TEXT_LINE, buffer, from, to - from);
        }
        return true;
    }

    private boolean is(byte[] field, int from, int to) {
        return Arrays.equals(buffer, from, to, field, 0, field.length);
    }

    /** An error is passed on at once: whatever the pending event is, the error decides. */
    private boolean dispatchError(int from, int to, Consumer consumer) throws IOException {
        return from == to || is(EventBytes.NULL, from, to) || consumer.accept("error", buffer, from, to - from);
    }

    /** JSON may go on in further lines, until a blank line, a field or other JSON. */
    private boolean beginBare(int from, int to, Consumer consumer) throws IOException {
        if (!dispatchBare(consumer)) {
            return false;
        }
        bareFrom = from - start;
        bareTo = to - start;
        return true;
    }

    private boolean dispatchBare(Consumer consumer) throws IOException {
        int from = bareFrom;
        bareFrom = -1;
        return from < 0 || consumer.accept(BARE_JSON, buffer, start + from, bareTo - from);
    }

    /** Whether a line of data cannot belong to the JSON before it: some servers leave out the blank line between events. */
    private boolean isFurtherValue(int from, int to) {
        return dataFrom >= 0
                && from < to
                && dataTo > dataFrom
                && buffer[start + dataTo - 1] == '}'
                && (buffer[from] == '{' || buffer[from] == '[');
    }

    /** A further line of data is moved up to the one before, with a line feed between. */
    private void addData(int from, int to) {
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

    private boolean dispatch(Consumer consumer) throws IOException {
        if (!dispatchBare(consumer)) {
            return false;
        }
        int from = dataFrom;
        String eventName = name;
        dataFrom = -1;
        name = null;
        if (from >= 0) {
            return consumer.accept(eventName, buffer, start + from, dataTo - from);
        }
        return eventName == null || consumer.accept(eventName, buffer, start, 0);
    }

    private void skipByteOrderMark() throws IOException {
        boolean more = true;
        while (more && end - position < EventBytes.BYTE_ORDER_MARK.length) {
            more = fill();
        }
        if (end - position >= EventBytes.BYTE_ORDER_MARK.length
                && Arrays.equals(buffer, position, position + 3, EventBytes.BYTE_ORDER_MARK, 0, 3)) {
            position += EventBytes.BYTE_ORDER_MARK.length;
            start = position;
        }
    }

    /** Reads more bytes into the buffer, which is moved or enlarged if it is full; false at the end of the stream. */
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
