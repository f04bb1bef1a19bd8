package io.github.azurellama.internal.toolcall;

import io.github.azurellama.internal.wire.WireToolCall;
import java.util.List;
import java.util.Set;

/**
 * Lets text through unless it may be a tool call, so that no half of a call is ever shown as text. What was held back turns
 * out at the end to be calls or, if not, text after all.
 */
public final class ToolCallTextFilter {

    private static final List<String> MARKERS =
            List.of("<|python_tag|>", "<function=", "<tool_call>", "<tool_calls>", "<|start_header_id|>assistant");

    /** What looks like a call for so many characters is not looked at again before its end, in however many pieces it came. */
    private static final int DECIDED = 500;

    private final Set<String> offered;
    private final boolean anywhere;
    private final StringBuilder held = new StringBuilder();
    private State state = State.UNDECIDED;

    private enum State {
        UNDECIDED,
        TEXT,
        CALL
    }

    /**
     * A gate for one answer.
     *
     * @param offered the names of the tools that can be called
     * @param anywhere whether calls in tags may follow text; else only a whole answer is a call
     */
    public ToolCallTextFilter(Set<String> offered, boolean anywhere) {
        this.offered = offered;
        this.anywhere = anywhere;
    }

    /** Takes a piece of text; returns what can be shown by now, which may be nothing. */
    public String accept(String piece) {
        if (state == State.TEXT && !anywhere) {
            return piece;
        }
        held.append(piece);
        if (state == State.UNDECIDED) {
            state = decide();
        }
        return state == State.TEXT ? released() : "";
    }

    private State decide() {
        String begin = held.substring(0, Math.min(held.length(), DECIDED));
        if (!ToolCallPrefix.mayBecomeCall(begin, offered, MARKERS)) {
            return State.TEXT;
        }
        return held.length() > DECIDED ? State.CALL : State.UNDECIDED;
    }

    /** What was held back: calls, or text that is to be shown after all. */
    public Rest end() {
        String rest = held.toString();
        held.setLength(0);
        List<WireToolCall> calls = rest.isBlank() ? null : ToolCallText.parse(rest, offered);
        return calls == null ? new Rest(rest, List.of()) : new Rest("", calls);
    }

    /** All that is held, up to where a tag may begin. */
    private String released() {
        int from = anywhere ? tagStart() : held.length();
        String shown = held.substring(0, from);
        held.delete(0, from);
        if (held.length() > 0 && MARKERS.stream().anyMatch(marker -> held.indexOf(marker) == 0)) {
            state = State.CALL;
        }
        return shown;
    }

    private int tagStart() {
        for (int i = held.indexOf("<"); i >= 0; i = held.indexOf("<", i + 1)) {
            String tail = held.substring(i, Math.min(held.length(), i + 30));
            if (MARKERS.stream().anyMatch(marker -> marker.startsWith(tail) || tail.startsWith(marker))) {
                return i;
            }
        }
        return held.length();
    }

    /** What a gate held back. */
    public record Rest(String text, List<WireToolCall> calls) {}
}
