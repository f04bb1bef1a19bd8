package io.github.azurellama.internal.stream;

import io.github.azurellama.internal.json.JsonDepth;

/** Fragments of a JSON object. Knows in constant time per character whether the object is complete. */
final class JsonFragments {

    private final StringBuilder text = new StringBuilder();
    private final JsonDepth depth = new JsonDepth();

    void append(String fragment) {
        text.append(fragment);
        for (int i = 0; i < fragment.length(); i++) {
            depth.accept(fragment.charAt(i));
        }
    }

    /** Whether an object was opened and closed. */
    boolean isComplete() {
        return depth.isComplete();
    }

    boolean isEmptyObject() {
        return isComplete() && text.toString().replaceAll("\\s", "").equals("{}");
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
