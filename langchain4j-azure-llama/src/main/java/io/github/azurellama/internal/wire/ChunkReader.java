package io.github.azurellama.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of one stream with one parser, because a new parser costs more than what it reads of a chunk. Fails for
 * good with the first chunk that cannot be read.
 */
public final class ChunkReader {

    /** Has names of its own, which each stream leaves to those that follow. */
    private static final JsonFactory FACTORY =
            Json.FACTORY.rebuild().recyclerPool(new SmallBuffers()).build();

    private static final OutputStream NOWHERE = OutputStream.nullOutputStream();

    private final Chunk chunk = new Chunk();
    private @Nullable JsonParser parser;
    private @Nullable Completion latest;

    /**
     * Reads a chunk.
     *
     * @throws ErrorInAnswerException if it reports an error
     * @throws UnusableAnswerException if it is nothing that could be read
     */
    public Completion read(byte[] json, int offset, int length) throws IOException {
        try {
            Completion read = latest == null ? readFirst(json, offset, length) : readNext(latest, json, offset, length);
            latest = read;
            return read;
        } catch (JsonProcessingException e) {
            throw UnusableAnswerException.notJson(e, json, offset, length);
        }
    }

    /** Closing a parser is what makes its names known to others, so the first chunk has a parser that is closed. */
    private static Completion readFirst(byte[] json, int offset, int length) throws IOException {
        try (JsonParser in = FACTORY.createParser(json, offset, length)) {
            return CompletionReader.read(in, null, json, offset, length);
        }
    }

    private Completion readNext(Completion previous, byte[] json, int offset, int length) throws IOException {
        chunk.set(json, offset, length);
        JsonParser in = parser;
        if (in == null) {
            in = FACTORY.createParser(chunk);
            parser = in;
        }
        Completion read = CompletionReader.read(in, previous, json, offset, length);
        // Whatever follows the object belongs to this chunk, not to the next.
        in.releaseBuffered(NOWHERE);
        return read;
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
            return position < end ? bytes[position++] & 0xFF : -1;
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

    /** Gives each parser buffers for a chunk of common size: thousands of streams may be open at once. They still grow. */
    private static final class SmallBuffers extends JsonRecyclerPools.NonRecyclingPool {

        private static final long serialVersionUID = 1L;

        @Override
        public BufferRecycler acquirePooled() {
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
