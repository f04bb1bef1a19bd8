package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;

/**
 * Writes U+FFFD for each half of a surrogate pair. Models write halves where a response is cut, and UTF-8 has no form for them.
 */
final class WellFormedGenerator extends JsonGeneratorDelegate {

    private static final char REPLACEMENT = '\uFFFD';

    WellFormedGenerator(JsonGenerator out) {
        super(out, false);
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        super.writeFieldName(wellFormed(name));
    }

    @Override
    public void writeString(String text) throws IOException {
        super.writeString(wellFormed(text));
    }

    @Override
    public void writeRawValue(String json) throws IOException {
        super.writeRawValue(wellFormed(json));
    }

    static String wellFormed(String text) {
        int half = half(text, 0);
        if (half < 0) {
            return text;
        }
        var repaired = new StringBuilder(text);
        for (int i = half; i >= 0; i = half(text, i + 1)) {
            repaired.setCharAt(i, REPLACEMENT);
        }
        return repaired.toString();
    }

    /** The index of the first half from an index on; -1 if there is none. */
    private static int half(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
