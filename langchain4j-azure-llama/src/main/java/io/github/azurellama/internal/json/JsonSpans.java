package io.github.azurellama.internal.json;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the JSON objects and lists within a text: the outermost ones that are complete, in their order. The time is linear:
 * after a syntax error the scan continues behind the innermost bracket that is open, and forgets all others.
 */
public final class JsonSpans {

    /** A JSON object or list from one index to another, the latter exclusive. */
    public record Span(int start, int end) {}

    private enum Expected {
        VALUE,
        VALUE_OR_END,
        KEY,
        KEY_OR_END,
        COLON,
        COMMA_OR_END
    }

    private final CharSequence text;
    private final List<Span> complete = new ArrayList<>();
    private final List<Integer> open = new ArrayList<>();
    private Expected expected = Expected.VALUE;
    private int position;

    private JsonSpans(CharSequence text) {
        this.text = text;
    }

    public static List<Span> in(CharSequence text) {
        var scan = new JsonSpans(text);
        scan.run();
        return scan.complete;
    }

    private void run() {
        while (position < text.length() || !open.isEmpty()) {
            if (position == text.length() || !next()) {
                resume();
            }
        }
    }

    private void resume() {
        if (open.isEmpty()) {
            position++;
        } else {
            position = open.get(open.size() - 1) + 1;
            forgetWithin(position);
        }
        open.clear();
        expected = Expected.VALUE;
    }

    private void forgetWithin(int start) {
        while (!complete.isEmpty() && complete.get(complete.size() - 1).start() >= start) {
            complete.remove(complete.size() - 1);
        }
    }

    /** Reads the next token; returns whether it may stand there. */
    private boolean next() {
        char c = text.charAt(position);
        if (open.isEmpty()) {
            return (c == '{' || c == '[') && begin(c);
        }
        return switch (c) {
            case ' ', '\t', '\r', '\n' -> {
                position++;
                yield true;
            }
            case '{', '[' -> isValueExpected() && begin(c);
            case '}', ']' -> end(c);
            case ':' -> separator(Expected.COLON, Expected.VALUE);
            case ',' -> separator(Expected.COMMA_OR_END, isInObject() ? Expected.KEY : Expected.VALUE);
            case '"' -> string();
            default -> isValueExpected() && scalar();
        };
    }

    private boolean isValueExpected() {
        return expected == Expected.VALUE || expected == Expected.VALUE_OR_END;
    }

    private boolean isInObject() {
        return text.charAt(open.get(open.size() - 1)) == '{';
    }

    private boolean begin(char c) {
        open.add(position++);
        expected = c == '{' ? Expected.KEY_OR_END : Expected.VALUE_OR_END;
        return true;
    }

    private boolean end(char c) {
        boolean allowed = expected == Expected.COMMA_OR_END
                || expected == (isInObject() ? Expected.KEY_OR_END : Expected.VALUE_OR_END);
        if (!allowed || (c == '}') != isInObject()) {
            return false;
        }
        int start = open.remove(open.size() - 1);
        forgetWithin(start);
        complete.add(new Span(start, ++position));
        expected = Expected.COMMA_OR_END;
        return true;
    }

    private boolean separator(Expected now, Expected next) {
        if (expected != now) {
            return false;
        }
        position++;
        expected = next;
        return true;
    }

    private boolean string() {
        boolean key = expected == Expected.KEY || expected == Expected.KEY_OR_END;
        if (!key && !isValueExpected()) {
            return false;
        }
        for (position++; position < text.length(); position++) {
            char c = text.charAt(position);
            if (c == '"') {
                position++;
                expected = key ? Expected.COLON : Expected.COMMA_OR_END;
                return true;
            }
            if (c < ' ') {
                return false;
            }
            position += c == '\\' ? 1 : 0;
        }
        position = text.length();
        return false;
    }

    private boolean scalar() {
        int start = position;
        while (position < text.length() && isOfScalar(text.charAt(position))) {
            position++;
        }
        expected = Expected.COMMA_OR_END;
        if (position == start) {
            return false;
        }
        char first = text.charAt(start);
        if (first == '-' || (first >= '0' && first <= '9')) {
            return true;
        }
        String word =
                position - start > 5 ? "" : text.subSequence(start, position).toString();
        return word.equals("true") || word.equals("false") || word.equals("null");
    }

    private static boolean isOfScalar(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || "+-.".indexOf(c) >= 0;
    }
}
