package io.github.azurellama.internal.wire;

import io.github.azurellama.response.ContentFilterResult;
import io.github.azurellama.response.TokenLogprob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the answers, whole or a piece of it: {@code message}, {@code delta} and {@code text} of the wire are the same
 * thing here. Whatever the server left out is null or empty.
 *
 * @param index which answer
 * @param text its text
 * @param thinking its reasoning, where a server keeps that apart
 * @param refusal why the model would not answer
 * @param toolCalls the tools that it wants called
 * @param finishReason why it ended, as the server spells it
 * @param stopReason what ended it: a stop sequence, or the number of a token
 * @param logprobs its tokens with their log probabilities
 * @param contentFilterResults what the content filter said of it
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
        List<ContentFilterResult> contentFilterResults) {}
