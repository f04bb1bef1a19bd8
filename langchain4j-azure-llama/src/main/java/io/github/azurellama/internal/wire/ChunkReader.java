package io.github.azurellama.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of one stream with one parser, because a new parser costs more than what it reads of a chunk, and leaves
 * out the bytes with which all of them begin. Fails for good with the first chunk that cannot be read.
 */
public final class ChunkReader {

    /** Has names of its own, which each stream leaves to those that follow. */
    private static final JsonFactory FACTORY =
            Json.FACTORY.rebuild().recyclerPool(new SmallBuffers()).build();

    /** What tells of the whole answer: read once, it needs no second look. */
    private static final Set<String> HEAD_FIELDS = Set.of("id", "object", "created", "model", "system_fingerprint");

    private static final OutputStream NOWHERE = OutputStream.nullOutputStream();

    private final Chunk chunk = new Chunk();
    private @Nullable JsonParser parser;
    private @Nullable Completion latest;
    /** The first chunk up to the name of the first field that belongs to its piece. */
    private byte[] head = {};

    /**
     * Reads a chunk.
     *
     * @throws ErrorInAnswerException if it reports an error
     * @throws UnusableAnswerException if it is nothing that could be read
     */
    public Completion read(byte[] json, int offset, int length) throws IOException {
        try {
            if (latest == null) {
                latest = readFirst(json, offset, length);
                head = head(json, offset, length);
            } else {
                latest = readNext(latest, json, offset, length);
            }
            return latest;
        } catch (JsonProcessingException e) {
            throw UnusableAnswerException.notJson(e, json, offset, length);
        }
    }

    /** The first chunk has a parser that is closed, which makes its names known to streams that begin before this ends. */
    private static Completion readFirst(byte[] json, int offset, int length) throws IOException {
        try (JsonParser in = FACTORY.createParser(json, offset, length)) {
            return CompletionReader.read(in, null, json, offset, length);
        }
    }

    /** The bytes before the name of the first field that is none of the head; none where that cannot be told. */
    private static byte[] head(byte[] json, int offset, int length) throws IOException {
        try (JsonParser in = FACTORY.createParser(json, offset, length)) {
            in.nextToken();
            String field = in.nextFieldName();
            while (field != null
                    && HEAD_FIELDS.contains(field)
                    && in.nextToken().isScalarValue()) {
                field = in.nextFieldName();
            }
            boolean atName = in.currentToken() == JsonToken.FIELD_NAME;
            int bytes = atName ? (int) in.currentTokenLocation().getByteOffset() : 0;
            return Arrays.copyOfRange(json, offset, offset + bytes);
        }
    }

    private Completion readNext(Completion previous, byte[] json, int offset, int length) throws IOException {
        chunk.set(json, offset, length, beginsAlike(json, offset, length) ? head.length : 0);
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

    /** To be called after the last chunk, so that the streams that follow know its names. Nothing else is lost without it. */
    public void close() throws IOException {
        if (parser != null) {
            parser.close();
        }
    }

    private boolean beginsAlike(byte[] json, int offset, int length) {
        return length > head.length && Arrays.equals(json, offset, offset + head.length, head, 0, head.length);
    }

    /** The current chunk, at whose end there is more to come as soon as there is a next one. */
    private static final class Chunk extends InputStream {

        private byte[] bytes = {};
        private int position;
        private int end;
        private int brace;

        /** Shows the chunk without its head, of whose bytes the last is read as the brace that opens the object. */
        void set(byte[] json, int offset, int length, int headLength) {
            bytes = json;
            brace = headLength == 0 ? -1 : offset + headLength - 1;
            position = headLength == 0 ? offset : brace;
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
            if (position == brace) {
                target[offset] = '{';
            }
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
