package io.github.azurellama.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * A token usage; null where the server sends none.
 *
 * @param promptTokens the tokens of the prompt
 * @param completionTokens the tokens of the completion
 * @param totalTokens both together
 * @param cachedTokens how many of the prompt's tokens were in the server's cache
 * @param reasoningTokens how many of the completion's tokens were reasoning
 */
public record Usage(
        @Nullable Integer promptTokens,
        @Nullable Integer completionTokens,
        @Nullable Integer totalTokens,
        @Nullable Integer cachedTokens,
        @Nullable Integer reasoningTokens) {

    /** This usage with the counts of a later one; a later count that is missing or 0 replaces nothing. */
    public Usage merge(Usage later) {
        return new Usage(
                later(promptTokens, later.promptTokens),
                later(completionTokens, later.completionTokens),
                later(totalTokens, later.totalTokens),
                later(cachedTokens, later.cachedTokens),
                later(reasoningTokens, later.reasoningTokens));
    }

    private static @Nullable Integer later(@Nullable Integer count, @Nullable Integer later) {
        return later == null || (later == 0 && count != null) ? count : later;
    }
}
