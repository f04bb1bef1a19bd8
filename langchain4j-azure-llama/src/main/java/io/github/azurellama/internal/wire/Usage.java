package io.github.azurellama.internal.wire;

import org.jspecify.annotations.Nullable;

/** How many tokens a call cost; null where the server does not say. */
public record Usage(
        @Nullable Integer promptTokens,
        @Nullable Integer completionTokens,
        @Nullable Integer totalTokens) {}
