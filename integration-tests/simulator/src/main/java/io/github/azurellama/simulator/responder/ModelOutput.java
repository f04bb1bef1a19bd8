package io.github.azurellama.simulator.responder;

import java.util.List;

/**
 * What the model wants to say, before limits, stop sequences and filters cut it.
 *
 * @param text the text; empty for a response that consists of tool calls
 * @param toolCalls the tools to call, in order
 * @param finishReason overrides the reason that the simulator would give; empty leaves it to the simulator
 * @param verdict what content safety does with the exchange
 */
public record ModelOutput(String text, List<ToolCall> toolCalls, String finishReason, Verdict verdict) {

    /** What content safety does with an exchange. */
    public enum Verdict {
        /** Nothing. */
        CLEAN,
        /** The request is refused because of its prompt. */
        PROMPT_BLOCKED,
        /** The response ends after a few tokens with the finish reason {@code content_filter}. */
        RESPONSE_CUT,
        /** The filter failed and the response is unfiltered: finish reason {@code content_filter_error}. */
        FILTER_FAILED
    }

    /** An output of text. */
    public static ModelOutput text(String text) {
        return new ModelOutput(text, List.of(), "", Verdict.CLEAN);
    }

    /** An output of tool calls. */
    public static ModelOutput calling(List<ToolCall> calls) {
        return new ModelOutput("", List.copyOf(calls), "", Verdict.CLEAN);
    }

    /** An output of tool calls. */
    public static ModelOutput calling(ToolCall... calls) {
        return calling(List.of(calls));
    }

    /** The same output with this finish reason. */
    public ModelOutput finishing(String reason) {
        return new ModelOutput(text, toolCalls, reason, verdict);
    }

    /** The same output with this verdict of content safety. */
    public ModelOutput judged(Verdict newVerdict) {
        return new ModelOutput(text, toolCalls, finishReason, newVerdict);
    }
}
