package io.github.azurellama.internal.wire;

import org.jspecify.annotations.Nullable;

/** A token usage; null where the server sends none. */
public record Usage(
        @Nullable Integer promptTokens,
        @Nullable Integer completionTokens,
        @Nullable Integer totalTokens) {

    /** This usage with the counts of a later one; a later count that is missing or 0 replaces nothing. */
    public Usage merge(Usage later) {
        return new Usage(
                later(promptTokens, later.promptTokens),
                later(completionTokens, later.completionTokens),
                later(totalTokens, later.totalTokens));
    }

    private static @Nullable Integer later(@Nullable Integer count, @Nullable Integer later) {
        return later == null || (later == 0 && count != null) ? count : later;
    }
}
