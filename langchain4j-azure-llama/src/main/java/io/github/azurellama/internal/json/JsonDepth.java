package io.github.azurellama.internal.json;

/** Follows the brackets of a JSON object or list that arrives in fragments, in constant time per character. */
public final class JsonDepth {

    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean complete;

    /** Before the first character. */
    public JsonDepth() {}

    /** Adds the next character. */
    public void accept(char c) {
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
            complete = depth == 0;
        }
    }

    /** Whether the last bracket closed what the first one opened. */
    public boolean isComplete() {
        return complete;
    }
}
