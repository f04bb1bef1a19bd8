package io.github.azurellama.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chunk and the bytes around its text. Most chunks of a stream differ in that text alone, so comparing bytes reads them
 * faster than a parser does. A chunk with any other difference, such as a further field, does not match.
 */
final class ChunkTemplate {

    /** Replaces bytes that are not UTF-8. A text that really contains this character is left to the parser too. */
    private static final char REPLACEMENT = '\uFFFD';

    private final Completion chunk;
    private final byte[] before;
    private final byte[] after;

    private ChunkTemplate(Completion chunk, byte[] before, byte[] after) {
        this.chunk = chunk;
        this.before = before;
        this.after = after;
    }

    /** An unproven template of a chunk that was read from those bytes; null if its text is not found in them as it is. */
    static @Nullable ChunkTemplate find(Completion chunk, byte[] json, int offset, int length) {
        String text = text(chunk);
        if (text == null || text.isEmpty()) {
            return null;
        }
        byte[] value = ('"' + text + '"').getBytes(UTF_8);
        int at = lastIndexOf(value, json, offset, offset + length);
        if (at < 0) {
            return null;
        }
        byte[] before = Arrays.copyOfRange(json, offset, at + 1);
        byte[] after = Arrays.copyOfRange(json, at + value.length - 1, offset + length);
        return new ChunkTemplate(chunk, before, after);
    }

    /**
     * Whether the bytes in between are the text and not other bytes that look like it, such as {@code ","}. Proven by reading
     * the chunk again with other texts in that place.
     */
    boolean isProven(JsonFactory factory) {
        return isRead(text(chunk) + '.', factory) && isRead("", factory);
    }

    private boolean isRead(String other, JsonFactory factory) {
        byte[] changed = (new String(before, UTF_8) + other + new String(after, UTF_8)).getBytes(UTF_8);
        try {
            return other.equals(text(CompletionReader.read(factory, null, changed, 0, changed.length)));
        } catch (IOException e) {
            return false; // these bytes were not the text
        }
    }

    /** The chunk that this template was made from. */
    Completion chunk() {
        return chunk;
    }

    /** The text of a chunk that differs in its text alone; null if more may differ, or the text has escapes. */
    @Nullable String textOf(byte[] json, int offset, int length) {
        int from = offset + before.length;
        int end = offset + length;
        int to = end - after.length;
        boolean isAlike = from <= to
                && Arrays.equals(json, offset, from, before, 0, before.length)
                && Arrays.equals(json, to, end, after, 0, after.length);
        return isAlike && isPlain(json, from, to) ? decoded(json, from, to) : null;
    }

    private static boolean isPlain(byte[] json, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = json[i];
            if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String decoded(byte[] json, int from, int to) {
        String text = new String(json, from, to - from, UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : null;
    }

    private static @Nullable String text(Completion chunk) {
        List<CompletionChoice> choices = chunk.choices();
        return choices.size() == 1 ? choices.get(0).text() : null;
    }

    private static int lastIndexOf(byte[] part, byte[] whole, int from, int to) {
        int at = to - part.length;
        while (at >= from && !Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
            at--;
        }
        return at < from ? -1 : at;
    }
}
