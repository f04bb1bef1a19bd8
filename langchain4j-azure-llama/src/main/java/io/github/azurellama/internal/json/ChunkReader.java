package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.MalformedResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of one stream: those that differ from one before in their text alone by comparing bytes, the others with a
 * parser. Fails for good with the first chunk that cannot be read.
 */
public final class ChunkReader {

    /** Has names of its own, which each stream leaves to those that follow. */
    private static final JsonFactory FACTORY =
            Json.FACTORY.rebuild().recyclerPool(new SmallBuffers()).build();

    private static final OutputStream NOWHERE = OutputStream.nullOutputStream();

    /** So many chunks have a parser each; then the stream gets one to keep, for they are not as alike as in most streams. */
    private static final int PARSED_APART = 8;

    private final Chunk chunk = new Chunk();
    /** Costs more to make than to use, but memory to keep, and thousands of streams may be open at once. */
    private @Nullable JsonParser parser;

    private int parsed;
    private @Nullable Completion latest;
    private @Nullable ChunkTemplate frame;
    /** How many more are tried: each costs as much as reading its chunk, in vain where no two chunks are alike. */
    private int framesLeft = 4;

    /** Takes what is read. */
    public interface Sink {
        /**
         * Takes a chunk.
         *
         * @param text what its only choice has in place of the text in the chunk; null for the text in the chunk
         */
        boolean accept(Completion chunk, @Nullable String text);
    }

    /**
     * Reads a chunk; returns what the sink does.
     *
     * @throws ErrorPayloadException if it reports an error
     * @throws MalformedResponseException if it is nothing that could be read
     */
    public boolean read(byte[] json, int offset, int length, Sink sink) throws IOException {
        if (frame != null) {
            String text = frame.textOf(json, offset, length);
            if (text != null) {
                return sink.accept(frame.chunk(), text);
            }
        }
        return sink.accept(parse(json, offset, length), null);
    }

    private Completion parse(byte[] json, int offset, int length) throws IOException {
        try {
            Completion read = parsed++ < PARSED_APART
                    ? CompletionReader.read(FACTORY, latest, json, offset, length)
                    : readWithKeptParser(json, offset, length);
            latest = read;
            keepFrame(read, json, offset, length);
            return read;
        } catch (JsonProcessingException e) {
            throw MalformedResponseException.notJson(e, json, offset, length);
        }
    }

    private void keepFrame(Completion read, byte[] json, int offset, int length) {
        ChunkTemplate found = framesLeft > 0 ? ChunkTemplate.find(read, json, offset, length) : null;
        if (found != null) {
            framesLeft--;
            frame = found.isProven(FACTORY) ? found : frame;
        }
    }

    private Completion readWithKeptParser(byte[] json, int offset, int length) throws IOException {
        chunk.set(json, offset, length);
        JsonParser in = parser;
        if (in == null) {
            in = FACTORY.createParser(chunk);
            parser = in;
        }
        Completion read = CompletionReader.read(in, latest, json, offset, length);
        // Whatever follows the object belongs to this chunk, not to the next.
        in.releaseBuffered(NOWHERE);
        return read;
    }

    /** To be called after the last chunk, so that the streams that follow know its names. Nothing else is lost without it. */
    public void close() throws IOException {
        if (parser != null) {
            parser.close();
        }
    }

    /** The current chunk, at whose end there is more to come as soon as there is a next one. */
    private static final class Chunk extends InputStream {

        private byte[] bytes = {};
        private int position;
        private int end;

        void set(byte[] json, int offset, int length) {
            bytes = json;
            position = offset;
            end = offset + length;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (position == end) {
                return -1;
            }
            int count = Math.min(length, end - position);
            System.arraycopy(bytes, position, target, offset, count);
            position += count;
            return count;
        }
    }

    /** Buffers for a chunk of common size, since thousands of streams may keep a parser. They still grow. */
    private static final class SmallBuffers extends JsonRecyclerPools.BoundedPool {

        private static final long serialVersionUID = 1L;

        /** More than parse at the same moment on most machines. */
        private static final int KEPT = 32;

        SmallBuffers() {
            super(KEPT);
        }

        @Override
        public BufferRecycler createPooled() {
            return new Small();
        }

        private static final class Small extends BufferRecycler {

            private static final int BYTES = 1024;
            private static final int CHARS = 256;

            @Override
            protected int byteBufferLength(int index) {
                return BYTES;
            }

            @Override
            protected int charBufferLength(int index) {
                return CHARS;
            }
        }
    }
}
