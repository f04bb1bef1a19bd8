package io.github.azurellama.internal.prompted;

import io.github.azurellama.internal.json.JsonDepth;

/**
 * Passes on the JSON that a streamed text is about. JSON at the beginning of the text, or behind a thought, is passed on as it
 * arrives once its first key belongs to the schema; any other text is held back to the end, where the JSON that fits is known.
 */
public final class JsonTextFilter {

    /** A beginning that is undecided for so long is decided at the end of the text. */
    private static final int MAX_BEGINNING = 500;

    private static final int LONGEST_TAG = 12;

    private enum State {
        BEGINNING,
        HELD,
        JSON,
        ENDED
    }

    private final SchemaRoot root;
    private final FittingJson fittingJson;
    private final StringBuilder held = new StringBuilder();
    private State state = State.BEGINNING;

    /** Behind the thoughts, as far as these are complete. */
    private int start;

    private int closingSearched;
    private final JsonDepth depth = new JsonDepth();

    JsonTextFilter(SchemaRoot root, FittingJson fittingJson) {
        this.root = root;
        this.fittingJson = fittingJson;
    }

    /** Adds text; returns what of it is the JSON for certain, which may be empty. */
    public String accept(String delta) {
        if (state == State.ENDED) {
            return "";
        }
        if (state == State.JSON) {
            return json(delta);
        }
        held.append(delta);
        if (state == State.BEGINNING) {
            begin();
        }
        if (state != State.JSON) {
            return "";
        }
        String beginning = held.substring(start);
        held.setLength(0);
        return json(beginning);
    }

    /** The JSON in the text that was held back, or that text itself if there is none; empty after the first time. */
    public String end() {
        String rest = state == State.BEGINNING || state == State.HELD ? fittingJson.select(held.toString()) : "";
        held.setLength(0);
        state = State.ENDED;
        return rest;
    }

    private void begin() {
        int tag = skipBlank();
        while (tag > 0) {
            int end = Thoughts.closingAfter(held, Math.max(start + tag, closingSearched));
            if (end < 0) {
                closingSearched = held.length() - LONGEST_TAG;
                return;
            }
            start = end;
            tag = skipBlank();
        }
        if (tag == 0 && start < held.length()) {
            decide();
        }
    }

    /** Moves to the next character; returns the length of the tag of a thought there. */
    private int skipBlank() {
        while (start < held.length() && Character.isWhitespace(held.charAt(start))) {
            start++;
        }
        return Thoughts.openingAt(held, start);
    }

    private void decide() {
        char c = held.charAt(start);
        int next = start + 1;
        while (next < held.length() && Character.isWhitespace(held.charAt(next))) {
            next++;
        }
        boolean undecided = next == held.length();
        boolean begins = false;
        if (c == '[') {
            begins = root.allowsArray() && !undecided && "{[\"-0123456789".indexOf(held.charAt(next)) >= 0;
        } else if (c == '{' && !undecided && held.charAt(next) == '"') {
            int end = held.indexOf("\"", next + 1);
            undecided = end < 0;
            begins = !undecided && root.allowsObject() && root.mayHave(held.substring(next + 1, end));
        }
        if (begins) {
            state = State.JSON;
        } else if (!undecided || (c != '{' && c != '[') || held.length() - start > MAX_BEGINNING) {
            state = State.HELD;
        }
    }

    /** As much of the text as belongs to the JSON that has begun. */
    private String json(String text) {
        int end = 0;
        while (end < text.length() && state == State.JSON) {
            depth.accept(text.charAt(end++));
            state = depth.isComplete() ? State.ENDED : state;
        }
        return text.substring(0, end);
    }
}
