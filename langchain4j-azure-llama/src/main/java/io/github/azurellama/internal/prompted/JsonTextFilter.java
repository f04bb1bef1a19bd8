package io.github.azurellama.internal.prompted;

import io.github.azurellama.internal.json.JsonDepth;
import io.github.azurellama.internal.toolcall.Thoughts;
import java.util.function.UnaryOperator;

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

    /** The held text as it is read, so that a test can count what is read. */
    private final CharSequence text;

    private State state = State.BEGINNING;

    /** Behind the thoughts, as far as these are complete. */
    private int start;

    private int closingSearched;
    private final JsonDepth depth = new JsonDepth();

    JsonTextFilter(SchemaRoot root, FittingJson fittingJson) {
        this(root, fittingJson, UnaryOperator.identity());
    }

    /** A filter that reads the held text through a view. */
    JsonTextFilter(SchemaRoot root, FittingJson fittingJson, UnaryOperator<CharSequence> view) {
        this.text = view.apply(held);
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
        return json(held.substring(start));
    }

    /** The JSON in a text that is complete, or that text itself if there is none. */
    public String select(String whole) {
        return fittingJson.select(whole);
    }

    /** The JSON in the text that was held back, or that text itself if there is none; empty after the first time. */
    public String end() {
        String rest = state == State.BEGINNING || state == State.HELD ? fittingJson.select(text) : "";
        state = State.ENDED;
        return rest;
    }

    private void begin() {
        int tag = skipBlank();
        while (tag > 0) {
            int end = Thoughts.closingAfter(text, Math.max(start + tag, closingSearched));
            if (end < 0) {
                closingSearched = held.length() - LONGEST_TAG;
                return;
            }
            start = end;
            tag = skipBlank();
        }
        if (tag == 0) {
            decide();
        }
    }

    /** Moves to the next character; returns the length of the tag of a thought there. */
    private int skipBlank() {
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return Thoughts.openingAt(text, start);
    }

    private void decide() {
        char c = text.charAt(start);
        int next = start + 1;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        boolean undecided = next == text.length();
        boolean begins = false;
        if (c == '[') {
            begins = root.allowsArray() && !undecided && "{[\"-0123456789".indexOf(text.charAt(next)) >= 0;
        } else if (c == '{' && !undecided && text.charAt(next) == '"') {
            int end = endOfKey(next + 1);
            undecided = end < 0;
            begins = !undecided && root.allowsObject() && root.mayHave(held.substring(next + 1, end));
        }
        if (begins) {
            state = State.JSON;
        } else if (!undecided || (c != '{' && c != '[') || held.length() - start > MAX_BEGINNING) {
            state = State.HELD;
        }
    }

    private int endOfKey(int index) {
        for (int i = index; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    /** As much of the text as belongs to the JSON that has begun. */
    private String json(String delta) {
        int end = 0;
        while (end < delta.length() && state == State.JSON) {
            depth.accept(delta.charAt(end++));
            state = depth.isComplete() ? State.ENDED : state;
        }
        return delta.substring(0, end);
    }
}
