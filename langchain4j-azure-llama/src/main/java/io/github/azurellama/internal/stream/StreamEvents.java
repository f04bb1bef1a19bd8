package io.github.azurellama.internal.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.internal.json.ChunkReader;
import io.github.azurellama.internal.json.EmbeddedChunk;
import io.github.azurellama.internal.json.ExactJson;
import io.github.azurellama.internal.json.NoCompletionException;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.EventConsumer;
import io.github.azurellama.internal.wire.MalformedResponseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an event is: a chunk, an error, the terminator, or something that adds nothing, such as a keep-alive. Chunks go
 * to the accumulator.
 */
final class StreamEvents {

    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern ERROR_NAME = Pattern.compile("error|exception", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEEP_ALIVE = Pattern.compile(
            "\\{\\s*\\}|\\{[^{}]*\"(?:ping|keep[-_]?alive|heartbeat)\"[^{}]*\\}", Pattern.CASE_INSENSITIVE);

    private static final int KEEP_ALIVE_BYTES = 256;
    private static final int SHOWN_BYTES = 1024;

    private final CompletionAccumulator accumulator;
    private final StreamListener<?> listener;
    private final CallEvents events;
    private final ChunkReader chunks = new ChunkReader();
    private final ChunkReader.Consumer chunkConsumer;
    /** The first data that is neither a chunk nor a known keep-alive. */
    private byte @Nullable [] unreadable;
    /** How many bytes of the event are still to be read. */
    private int unread;
    /** Whether there was an event, rather than only lines of text as those of a gateway's page. */
    private boolean hasEvents;
    /** Whether an error came without data. Its reason may be in the next event. */
    private boolean awaitsReason;
    /** Whether the last event was a chunk inside an error, which its server ends with a terminator of its own. */
    private boolean ignoresTerminator;
    /** Whether the listeners of the call are still to be notified of the first token. */
    private boolean awaitsFirstToken;

    StreamEvents(CompletionAccumulator accumulator, StreamListener<?> listener, CallEvents events) {
        this.accumulator = accumulator;
        this.listener = listener;
        this.events = events;
        this.awaitsFirstToken = events != CallEvents.NONE;
        this.chunkConsumer = this::add;
    }

    /**
     * Reads an event; returns whether it ends the stream.
     *
     * @throws ErrorPayloadException if it reports an error
     * @throws MalformedResponseException if it is a chunk that cannot be read
     */
    boolean accept(@Nullable String name, byte[] data, int offset, int length) throws IOException {
        int end = EventData.end(data, offset, offset + length);
        unread = end - offset;
        boolean isLast;
        do {
            int from = end - unread;
            unread = 0;
            isLast = acceptNext(name, data, from, end);
        } while (!isLast && unread > 0);
        return isLast;
    }

    /** Reads the one thing of an event, or the next of several that a server wrote without a line feed in between. */
    private boolean acceptNext(@Nullable String name, byte[] data, int offset, int to) throws IOException {
        int from = EventData.begin(data, offset, to);
        hasEvents |= !EventConsumer.TEXT_LINE.equals(name);
        if (from == to) {
            awaitsReason |= isErrorName(name);
            return false; // else it is a keep-alive
        }
        if (awaitsReason) {
            failWithReason(data, from, to - from);
        }
        if (isErrorName(name)) {
            readError(data, from, to - from);
            return false;
        }
        if (data[from] == '{') {
            readChunk(name, data, from, to - from);
            return false;
        }
        if (EventData.isDone(data, from, to)) {
            boolean isLast = !ignoresTerminator;
            ignoresTerminator = false;
            return isLast;
        }
        readOther(name, data, from, to - from);
        return false;
    }

    private boolean add(Completion chunk, @Nullable String text) {
        if (awaitsFirstToken && hasContent(chunk, text)) {
            awaitsFirstToken = false;
            events.onFirstToken();
        }
        return accumulator.add(chunk, text, listener);
    }

    private static boolean hasContent(Completion chunk, @Nullable String text) {
        return !isNullOrEmpty(text) || chunk.choices().stream().anyMatch(StreamEvents::hasContent);
    }

    private static boolean hasContent(CompletionChoice delta) {
        return !isNullOrEmpty(delta.text())
                || !isNullOrEmpty(delta.thinking())
                || !isNullOrEmpty(delta.refusal())
                || !delta.toolCalls().isEmpty();
    }

    private static boolean isNullOrEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private void readChunk(@Nullable String name, byte[] data, int offset, int length) throws IOException {
        try {
            if (!chunks.read(data, offset, length, chunkConsumer)) {
                listener.onUnmapped(data, offset, length);
            }
            unread = chunks.rest();
        } catch (NoCompletionException e) {
            unread = chunks.rest();
            skipObject(data, offset, length - unread);
        } catch (MalformedResponseException e) {
            if (isChunkName(name)) {
                throw e;
            }
            skipUnreadable(data, offset, length);
        }
    }

    private static boolean isErrorName(@Nullable String name) {
        return name != null && !isChunkName(name) && ERROR_NAME.matcher(name).find();
    }

    /** Events of other names may be anything. */
    private static boolean isChunkName(@Nullable String name) {
        return name == null || name.isEmpty() || name.equals("message");
    }

    private void readError(byte[] data, int offset, int length) throws IOException {
        Completion chunk = EmbeddedChunk.find(data, offset, length);
        if (chunk == null) {
            throw new ErrorPayloadException(data, offset, length);
        }
        ignoresTerminator = true;
        add(chunk, null);
    }

    /** Fails with the error in an event, or else with an event that is text; a chunk or the terminator gives no reason. */
    private static void failWithReason(byte[] data, int offset, int length) throws IOException {
        Completion chunk = EmbeddedChunk.find(data, offset, length);
        boolean hasReason = chunk == null && !EventData.isDone(data, offset, offset + length);
        throw new ErrorPayloadException(data, offset, hasReason ? length : 0);
    }

    /** Text without a chunk: a keep-alive, unless an error is inside. */
    private void readOther(@Nullable String name, byte[] data, int offset, int length) throws IOException {
        EmbeddedChunk.find(data, offset, length);
        if (data[offset] == '"') {
            findQuoted(new String(data, offset, length, StandardCharsets.UTF_8));
        }
        boolean isKeepAlive = !isChunkName(name)
                || data[offset] == ':'
                || Arrays.equals(data, offset, offset + length, NULL, 0, NULL.length);
        if (isKeepAlive && !EventConsumer.TEXT_LINE.equals(name)) {
            listener.onUnmapped(data, offset, length);
        } else {
            skipUnreadable(data, offset, length);
        }
    }

    /** Some servers encode an error twice. */
    private static void findQuoted(String json) throws IOException {
        JsonNode quoted = ExactJson.tree(json);
        byte[] text = quoted == null ? new byte[0] : quoted.asText().getBytes(StandardCharsets.UTF_8);
        EmbeddedChunk.find(text, 0, text.length);
    }

    /** An object of another kind: a keep-alive, or maybe an error in an unknown format. */
    private void skipObject(byte[] data, int offset, int length) {
        if (length <= KEEP_ALIVE_BYTES
                && KEEP_ALIVE
                        .matcher(new String(data, offset, length, StandardCharsets.UTF_8))
                        .matches()) {
            listener.onUnmapped(data, offset, length);
        } else {
            skipUnreadable(data, offset, length);
        }
    }

    private void skipUnreadable(byte[] data, int offset, int length) {
        if (unreadable == null) {
            unreadable = Arrays.copyOfRange(data, offset, offset + Math.min(length, SHOWN_BYTES));
        }
        listener.onUnmapped(data, offset, length);
    }

    /** Whether there was data that may have been a chunk or an error. */
    boolean hasUnreadable() {
        return unreadable != null;
    }

    /**
     * To be called at the end of the stream.
     *
     * @throws ErrorPayloadException if there was an error without data
     */
    void checkNoError() throws ErrorPayloadException {
        if (awaitsReason) {
            throw new ErrorPayloadException(NULL, 0, 0);
        }
    }

    /**
     * To be called if the stream has not become complete.
     *
     * @throws MalformedResponseException if data that could not be read may be the reason
     */
    void checkReadable() throws MalformedResponseException {
        if (unreadable != null) {
            String problem = hasEvents
                    ? "the stream ended before the response was complete, after data that is no chunk"
                    : "the response is not a stream of events";
            throw new MalformedResponseException(problem, unreadable, 0, unreadable.length);
        }
    }

    /** To be called after the last event. */
    void close() throws IOException {
        chunks.close();
    }
}
