package io.github.azurellama.internal.toolcall;

import io.github.azurellama.internal.json.JsonDepth;
import io.github.azurellama.internal.token.TemplateTokens;
import io.github.azurellama.internal.wire.WireToolCall;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Removes tool calls and template tokens from streamed text. Text that may be part of either is held back until that is
 * decided; the result does not depend on how the text is split.
 */
public final class ToolCallTextFilter {

    /** White space before a call is dropped with it, and so is held back, but not more than this. */
    private static final int MAX_BLANK = 64;

    private enum State {
        BEGINNING,
        TEXT,
        CALL
    }

    private final Set<String> offered;
    private final boolean anywhere;
    private final StringBuilder held = new StringBuilder();

    /** The held text as it is read, so that a test can count what is read. */
    private final CharSequence text;

    private CallStart callStart;
    private State state = State.BEGINNING;

    /** How many characters at the beginning of the held text are not the start of anything. */
    private int checked;

    private boolean atLineStart = true;

    /** Whether the checked text ends within a code block of Markdown. */
    private boolean inCodeBlock;

    /** JSON that is no call, as far as it is checked: a call within it is only data. */
    private @Nullable JsonDepth data;

    private boolean hasRemoved;
    private boolean hasReleased;

    /**
     * A filter for one choice.
     *
     * @param offered the names of the tools that can be called; empty to remove template tokens only
     * @param anywhere whether other text may stand around calls; else only a text that consists of calls has any
     */
    public ToolCallTextFilter(Set<String> offered, boolean anywhere) {
        this(offered, anywhere, UnaryOperator.identity());
    }

    /** A filter that reads the held text through a view. */
    ToolCallTextFilter(Set<String> offered, boolean anywhere, UnaryOperator<CharSequence> view) {
        this.offered = offered;
        this.text = view.apply(held);
        this.anywhere = anywhere && !offered.isEmpty();
        this.callStart = offered.isEmpty() ? CallStart.NONE : new CallStart(offered);
    }

    /** Adds text; returns what is certain to be text by now, which may be empty. */
    public String accept(String delta) {
        if (!anywhere && held.isEmpty() && delta.indexOf('<') < 0 && isText(delta)) {
            state = State.TEXT;
            return delta;
        }
        held.append(delta);
        if (state == State.BEGINNING) {
            begin();
        }
        return state == State.TEXT ? release() : "";
    }

    private boolean isText(String delta) {
        return state == State.TEXT
                || (state == State.BEGINNING && offered.isEmpty() && !hasRemoved && !delta.isBlank());
    }

    /** The text that was held back, and the tool calls; empty after the first time. */
    public Rest end() {
        Rest rest = rest();
        held.setLength(0);
        checked = 0;
        return rest;
    }

    private Rest rest() {
        if (anywhere) {
            return ToolCallText.read(text, offered, !hasReleased);
        }
        List<WireToolCall> calls = state == State.TEXT || offered.isEmpty() ? null : ToolCallText.parse(text, offered);
        return calls == null ? new Rest(ToolCallText.withoutTrailingTokens(text), List.of()) : new Rest("", calls);
    }

    /** Removes template tokens at the beginning, and decides whether the whole text may be a call. */
    private void begin() {
        int start = CallStart.skipBlank(text, 0);
        int length = TemplateTokens.lengthAt(text, start);
        while (length > 0) {
            hasRemoved = true;
            start = CallStart.skipBlank(text, start + length);
            length = TemplateTokens.lengthAt(text, start);
        }
        if (hasRemoved) {
            held.delete(0, start);
            start = 0;
        }
        boolean blank = start == held.length() && start <= MAX_BLANK;
        if (!blank && length != TemplateTokens.INCOMPLETE) {
            decide();
        }
    }

    private void decide() {
        if (anywhere || offered.isEmpty()) {
            state = State.TEXT;
            return;
        }
        switch (callStart.at(text, 0)) {
            case YES -> state = State.CALL;
            case NO -> {
                state = State.TEXT;
                callStart = CallStart.NONE;
            }
            case MAYBE -> {}
        }
    }

    private String release() {
        check();
        int end = checked;
        while (anywhere && end > 0 && checked - end < MAX_BLANK && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        atLineStart = isLineStart(end);
        String released = held.substring(0, end);
        held.delete(0, end);
        checked -= end;
        hasReleased |= !released.isEmpty();
        return released;
    }

    /** Moves to the next place where a call or the tokens at the end may begin, or to the end of the text. */
    private void check() {
        while (checked < held.length()) {
            if (data != null) {
                checkData(data);
                continue;
            }
            CallStart.Verdict verdict = isCandidate(checked) ? callStart.at(text, checked) : CallStart.Verdict.NO;
            if (isFenceOfText(verdict)) {
                inCodeBlock = !inCodeBlock;
                checked += CallStart.FENCE.length();
            } else if (verdict == CallStart.Verdict.NO) {
                data = anywhere && beginsData(checked) ? new JsonDepth() : null;
                checked += data == null ? 1 : 0;
            } else {
                state = verdict == CallStart.Verdict.YES ? State.CALL : state;
                return;
            }
        }
    }

    private void checkData(JsonDepth json) {
        char c = text.charAt(checked);
        json.accept(c);
        // A bracket that is open at the end of a paragraph will not be closed.
        boolean isParagraphEnd = c == '\n' && checked > 0 && text.charAt(checked - 1) == '\n';
        data = json.isComplete() || isParagraphEnd ? null : json;
        checked++;
    }

    /** Whether a bracket looks like that of JSON, rather than one of prose or of Markdown. */
    private boolean beginsData(int index) {
        char bracket = text.charAt(index);
        int next = index + 1;
        while (next < text.length() && next - index <= MAX_BLANK && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        char first = next < text.length() ? text.charAt(next) : ' ';
        return (bracket == '{' && first == '"') || (bracket == '[' && (first == '"' || first == '{' || first == '['));
    }

    /** Whether a fence begins or ends other code than a call. The one that ends a code block may stand before a call. */
    private boolean isFenceOfText(CallStart.Verdict verdict) {
        return verdict != CallStart.Verdict.MAYBE
                && anywhere
                && CallStart.isAt(CallStart.FENCE, text, checked)
                && isLineStart(checked)
                && (verdict == CallStart.Verdict.NO || (inCodeBlock && isLineEnd(checked + CallStart.FENCE.length())));
    }

    private boolean isLineEnd(int index) {
        int i = index;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '\r')) {
            i++;
        }
        return i < text.length() && text.charAt(i) == '\n';
    }

    private boolean isCandidate(int index) {
        char c = text.charAt(index);
        if (!anywhere) {
            return c == '<';
        }
        return "{[<`".indexOf(c) >= 0 || (Character.isJavaIdentifierStart(c) && isLineStart(index));
    }

    private boolean isLineStart(int index) {
        for (int i = index - 1; index - i <= MAX_BLANK; i--) {
            if (i < 0) {
                return atLineStart;
            }
            char c = text.charAt(i);
            if (c != ' ' && c != '\t') {
                return c == '\n';
            }
        }
        return false;
    }

    /** The text that a filter held back, and the tool calls in it. */
    public record Rest(String text, List<WireToolCall> calls) {}
}
