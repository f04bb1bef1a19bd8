package io.github.azurellama.internal.mapping;

import dev.langchain4j.model.output.FinishReason;
import org.jspecify.annotations.Nullable;

/** Maps the finish reasons of servers. */
final class FinishReasons {

    private FinishReasons() {}

    /** Tool calls decide first: with them vLLM sends {@code stop} or {@code tool_calls}, depending on its version. */
    static FinishReason map(@Nullable String reason, boolean callsTools, boolean refuses) {
        if (callsTools) {
            return FinishReason.TOOL_EXECUTION;
        }
        if (refuses) {
            return FinishReason.CONTENT_FILTER;
        }
        return switch (reason == null ? "" : reason) {
            case "stop" -> FinishReason.STOP;
            case "length", "model_length" -> FinishReason.LENGTH;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.OTHER;
        };
    }

    /** Whether the completion ended before the model was done. */
    static boolean isCut(@Nullable String reason) {
        FinishReason mapped = map(reason, false, false);
        return mapped == FinishReason.LENGTH || mapped == FinishReason.CONTENT_FILTER;
    }
}
