package io.github.azurellama.internal.stream;

/** Fragments of a JSON object. Knows in constant time per character whether the object is complete. */
final class JsonFragments {

    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean complete;

    void append(String fragment) {
        text.append(fragment);
        for (int i = 0; i < fragment.length(); i++) {
            accept(fragment.charAt(i));
        }
    }

    private void accept(char c) {
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

    /** Whether an object was opened and closed. */
    boolean isComplete() {
        return complete;
    }

    boolean isBlank() {
        return text.isEmpty() || text.toString().isBlank();
    }

    int length() {
        return text.length();
    }

    String from(int start) {
        return text.substring(start);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
