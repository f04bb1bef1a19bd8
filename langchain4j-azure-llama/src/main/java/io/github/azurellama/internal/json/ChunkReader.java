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
 * Reads the chunks of one stream. A chunk that differs from an earlier one in its text alone is read by comparing bytes, any
 * other with a parser.
 */
public final class ChunkReader {

    /** A separate symbol table, shared by all streams. */
    private static final JsonFactory FACTORY =
            Json.RESPONSE_FACTORY.rebuild().recyclerPool(new SmallBuffers()).build();

    private static final OutputStream NOWHERE = OutputStream.nullOutputStream();

    /** After this many parsed chunks the stream keeps its own parser: its chunks vary too much for the template. */
    private static final int PARSED_APART = 8;

    private final ChunkInput input = new ChunkInput();
    /** Saves the cost of a parser per chunk, and costs memory that thousands of open streams should not need. */
    private @Nullable JsonParser parser;

    private int rest;
    private int parsed;
    private @Nullable Completion latest;
    private @Nullable ChunkTemplate template;
    /** A template costs as much as reading its chunk, which is wasted where no two chunks are alike. */
    private int templatesLeft = 4;

    /** Receives chunks. */
    public interface Consumer {
        /**
         * Receives a chunk.
         *
         * @param text replaces the text of the chunk's only choice, unless it is null
         */
        boolean accept(Completion chunk, @Nullable String text);
    }

    /**
     * Reads a chunk; returns what the consumer returns.
     *
     * @throws ErrorPayloadException if the chunk reports an error
     * @throws NoCompletionException if it is an object of another kind
     * @throws MalformedResponseException if the chunk cannot be read; the chunks after it still can
     */
    public boolean read(byte[] json, int offset, int length, Consumer consumer) throws IOException {
        rest = 0;
        if (template != null) {
            String text = template.textOf(json, offset, length);
            if (text != null) {
                return consumer.accept(template.chunk(), text);
            }
        }
        return consumer.accept(parse(json, offset, length), null);
    }

    private Completion parse(byte[] json, int offset, int length) throws IOException {
        try {
            Completion read = parsed++ < PARSED_APART
                    ? readApart(json, offset, length)
                    : readWithKeptParser(json, offset, length);
            latest = read;
            if (rest == 0) {
                keepTemplate(read, json, offset, length);
            }
            return read;
        } catch (JsonProcessingException e) {
            parser = null; // it stands somewhere inside the chunk
            throw MalformedResponseException.notJson(e, json, offset, length);
        }
    }

    private void keepTemplate(Completion read, byte[] json, int offset, int length) {
        ChunkTemplate found = templatesLeft > 0 ? ChunkTemplate.find(read, json, offset, length) : null;
        if (found != null) {
            templatesLeft--;
            template = found.isProven(FACTORY) ? found : template;
        }
    }

    private Completion readWithKeptParser(byte[] json, int offset, int length) throws IOException {
        input.set(json, offset, length);
        JsonParser in = parser;
        if (in == null) {
            in = FACTORY.createParser(input);
            parser = in;
        }
        return read(in, json, offset, length);
    }

    private Completion readApart(byte[] json, int offset, int length) throws IOException {
        try (JsonParser in = FACTORY.createParser(json, offset, length)) {
            return read(in, json, offset, length);
        }
    }

    private Completion read(JsonParser in, byte[] json, int offset, int length) throws IOException {
        try {
            return CompletionReader.read(in, latest, json, offset, length);
        } finally { // bytes after the object belong to this chunk, not to the next
            rest = in.releaseBuffered(NOWHERE) + input.end - input.position;
        }
    }

    /** How many bytes followed the chunk that was read last, as they do where a server leaves out a line feed. */
    public int rest() {
        return rest;
    }

    /** Shares this stream's symbols with later streams; to be called after the last chunk. */
    public void close() throws IOException {
        if (parser != null) {
            parser.close();
        }
    }

    /** The bytes of the current chunk. Its end is not final: reading goes on with the next chunk. */
    private static final class ChunkInput extends InputStream {

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

    /** Buffers for a chunk of common size, which grow on demand, because thousands of streams may keep a parser. */
    private static final class SmallBuffers extends JsonRecyclerPools.BoundedPool {

        private static final long serialVersionUID = 1L;

        /** More than the threads that parse at the same moment on most machines. */
        private static final int POOL_SIZE = 32;

        SmallBuffers() {
            super(POOL_SIZE);
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
