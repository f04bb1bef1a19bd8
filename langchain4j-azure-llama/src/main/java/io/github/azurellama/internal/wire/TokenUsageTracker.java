package io.github.azurellama.internal.wire;

/** Receives how many tokens a call used, which settles the call's permit of the quota. */
public interface TokenUsageTracker {
    /** For calls without a quota. */
    TokenUsageTracker NONE = totalTokens -> {};

    /** The call used that many tokens, prompt and completion together. Only the first report counts. */
    void used(long totalTokens);
}
