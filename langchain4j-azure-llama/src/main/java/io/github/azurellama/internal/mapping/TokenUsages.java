package io.github.azurellama.internal.mapping;

import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.internal.wire.ReplyHeaders;
import io.github.azurellama.internal.wire.Usage;
import org.jspecify.annotations.Nullable;

/** What a call cost, from the body or else from the headers, which serverless endpoints fill in any case. */
final class TokenUsages {

    private TokenUsages() {}

    /** The usage, or null if the server tells none. */
    static @Nullable TokenUsage of(@Nullable Usage usage, ReplyHeaders headers) {
        Integer input = usage == null ? null : usage.promptTokens();
        Integer output = usage == null ? null : usage.completionTokens();
        Integer total = usage == null ? null : usage.totalTokens();
        input = input != null ? input : count(headers.get("prompt_token_len"));
        output = output != null ? output : count(headers.get("sampling_token_len"));
        if (input == null && output == null && total == null) {
            return null;
        }
        return total == null ? new TokenUsage(input, output) : new TokenUsage(input, output, total);
    }

    private static @Nullable Integer count(@Nullable String value) {
        return value != null && value.matches("\\d{1,9}") ? Integer.valueOf(value) : null;
    }
}
