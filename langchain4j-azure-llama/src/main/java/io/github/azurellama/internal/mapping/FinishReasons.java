package io.github.azurellama.internal.mapping;

import dev.langchain4j.model.output.FinishReason;
import org.jspecify.annotations.Nullable;

/** What the words that servers end an answer with mean. */
final class FinishReasons {

    private FinishReasons() {}

    /** Calls decide, whatever the word: vLLM says {@code stop} or {@code tool_calls} depending on its version. */
    static FinishReason map(@Nullable String word, boolean callsTools, boolean refuses) {
        if (callsTools) {
            return FinishReason.TOOL_EXECUTION;
        }
        if (refuses) {
            return FinishReason.CONTENT_FILTER;
        }
        return switch (word == null ? "" : word) {
            case "stop" -> FinishReason.STOP;
            case "length", "model_length" -> FinishReason.LENGTH;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.OTHER;
        };
    }
}
