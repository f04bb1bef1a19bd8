package io.github.azurellama.internal.mapping;

import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.internal.wire.ResponseHeaders;
import io.github.azurellama.internal.wire.TokenUsageTracker;
import io.github.azurellama.internal.wire.Usage;
import io.github.azurellama.response.AzureLlamaTokenUsage;
import org.jspecify.annotations.Nullable;

/** Token usage from the body, or else from the headers, which serverless endpoints always send. */
public final class TokenUsages {

    private TokenUsages() {}

    /** The usage, or null if the server sends none. */
    static @Nullable AzureLlamaTokenUsage of(@Nullable Usage usage, ResponseHeaders headers) {
        Integer input = usage == null ? null : usage.promptTokens();
        Integer output = usage == null ? null : usage.completionTokens();
        Integer total = usage == null ? null : usage.totalTokens();
        input = input != null ? input : count(headers.get("prompt_token_len"));
        output = output != null ? output : count(headers.get("sampling_token_len"));
        if (input == null && output == null && total == null) {
            return null;
        }
        return new AzureLlamaTokenUsage(
                input,
                output,
                total != null ? total : new TokenUsage(input, output).totalTokenCount(),
                usage == null ? null : usage.cachedTokens(),
                usage == null ? null : usage.reasoningTokens());
    }

    /** Reports a usage to the quota, if the server sent one. */
    public static void report(@Nullable TokenUsage usage, TokenUsageTracker tracker) {
        if (usage != null && usage.totalTokenCount() != null) {
            tracker.used(usage.totalTokenCount());
        }
    }

    private static @Nullable Integer count(@Nullable String value) {
        return value != null && value.matches("\\d{1,9}") ? Integer.valueOf(value) : null;
    }
}
