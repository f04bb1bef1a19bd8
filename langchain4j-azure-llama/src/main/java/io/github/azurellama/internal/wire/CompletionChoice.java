package io.github.azurellama.internal.wire;

import io.github.azurellama.response.ContentFilterResult;
import io.github.azurellama.response.TokenLogprob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One choice of a completion, or of a chunk: {@code message}, {@code delta} and {@code text} of the wire are the same thing
 * here. A field that the server left out is null or empty.
 *
 * @param index which choice
 * @param text its text
 * @param thinking its reasoning, where a server keeps that apart
 * @param refusal why the model refused
 * @param toolCalls its tool calls
 * @param finishReason why it ended, as the server spells it; never blank
 * @param stopReason what ended it: a stop sequence, or the number of a token
 * @param logprobs its tokens with their log probabilities
 * @param contentFilterResults the content filter's results for it
 * @param whole whether it came as a message rather than as a delta of one
 */
public record CompletionChoice(
        int index,
        @Nullable String text,
        @Nullable String thinking,
        @Nullable String refusal,
        List<WireToolCall> toolCalls,
        @Nullable String finishReason,
        @Nullable String stopReason,
        List<TokenLogprob> logprobs,
        List<ContentFilterResult> contentFilterResults,
        boolean whole) {

    /** The same choice with another reasoning. */
    public CompletionChoice withThinking(@Nullable String other) {
        return new CompletionChoice(
                index,
                text,
                other,
                refusal,
                toolCalls,
                finishReason,
                stopReason,
                logprobs,
                contentFilterResults,
                whole);
    }

    /** The same choice with another text and other tool calls. */
    public CompletionChoice with(String otherText, List<WireToolCall> otherCalls) {
        return new CompletionChoice(
                index,
                otherText,
                thinking,
                refusal,
                otherCalls,
                finishReason,
                stopReason,
                logprobs,
                contentFilterResults,
                whole);
    }
}
