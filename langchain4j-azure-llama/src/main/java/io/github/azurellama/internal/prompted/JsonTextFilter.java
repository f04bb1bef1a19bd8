package io.github.azurellama.internal.prompted;

/**
 * Lets only the JSON of a text through, piece by piece: not the words before it, the fence around it or the words after it. If
 * there is no JSON at all, the text comes at the end as it is.
 */
public final class JsonTextFilter {

    private final char opening;
    private final StringBuilder before = new StringBuilder();
    private boolean begun;
    private boolean ended;
    private int depth;
    private boolean inString;
    private boolean escaped;

    /** A gate for one answer, whose JSON begins with that character. */
    public JsonTextFilter(char opening) {
        this.opening = opening;
    }

    /** Takes a piece of text; returns what of it is JSON. */
    public String accept(String piece) {
        int from = 0;
        if (!begun) {
            before.append(piece);
            from = begin(piece);
            if (from < 0) {
                return "";
            }
        }
        if (ended) {
            return "";
        }
        int to = from;
        while (to < piece.length() && !ended) {
            take(piece.charAt(to++));
        }
        return piece.substring(from, to);
    }

    /** What must be shown after all, because no JSON came. */
    public String end() {
        return begun ? "" : before.toString();
    }

    private int begin(String piece) {
        int opened = piece.indexOf(opening);
        begun = opened >= 0;
        return opened;
    }

    private void take(char c) {
        if (escaped) {
            escaped = false;
        } else if (inString) {
            escaped = c == '\\';
            inString = c != '"';
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if (c == '}' || c == ']') {
            depth--;
            ended = depth == 0;
        }
    }
}
