package io.github.azurellama.simulator.responder;

import java.util.List;

/**
 * What the model wants to say, before limits, stop sequences and filters cut it.
 *
 * @param text the text; empty for an answer that consists of tool calls
 * @param toolCalls the tools to call, in order
 * @param finishReason overrides the reason that the simulator would give; empty leaves it to the simulator
 * @param verdict what content safety does with the exchange
 */
public record Reply(String text, List<ToolCall> toolCalls, String finishReason, Verdict verdict) {

    /** What content safety does with an exchange. */
    public enum Verdict {
        /** Nothing. */
        CLEAN,
        /** The request is refused because of its prompt. */
        PROMPT_BLOCKED,
        /** The answer ends after a few tokens with the finish reason {@code content_filter}. */
        ANSWER_CUT,
        /** The filter failed and the answer is unfiltered: finish reason {@code content_filter_error}. */
        FILTER_FAILED
    }

    /** A reply of text. */
    public static Reply text(String text) {
        return new Reply(text, List.of(), "", Verdict.CLEAN);
    }

    /** A reply of tool calls. */
    public static Reply calling(List<ToolCall> calls) {
        return new Reply("", List.copyOf(calls), "", Verdict.CLEAN);
    }

    /** A reply of tool calls. */
    public static Reply calling(ToolCall... calls) {
        return calling(List.of(calls));
    }

    /** The same reply with this finish reason. */
    public Reply finishing(String reason) {
        return new Reply(text, toolCalls, reason, verdict);
    }

    /** The same reply with this verdict of content safety. */
    public Reply judged(Verdict newVerdict) {
        return new Reply(text, toolCalls, finishReason, newVerdict);
    }
}
