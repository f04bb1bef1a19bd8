package io.github.azurellama.internal.mapping;

import dev.langchain4j.model.output.FinishReason;
import java.util.Locale;
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
        return switch (word(reason)) {
            case "stop", "stop_sequence", "eos", "eos_token", "end_turn" -> FinishReason.STOP;
            case "length", "model_length", "max_tokens" -> FinishReason.LENGTH;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.OTHER;
        };
    }

    private static String word(@Nullable String reason) {
        return reason == null ? "" : reason.toLowerCase(Locale.ROOT);
    }

    /** Whether the reason says that the server failed. */
    static boolean isFailure(@Nullable String reason) {
        return switch (word(reason)) {
            case "error", "server_error", "network_error", "insufficient_system_resource" -> true;
            default -> false;
        };
    }

    /** Whether the completion ended before the model was done. */
    static boolean isCut(@Nullable String reason) {
        FinishReason mapped = map(reason, false, false);
        return mapped == FinishReason.LENGTH || mapped == FinishReason.CONTENT_FILTER || isGivenUp(word(reason));
    }

    private static boolean isGivenUp(String word) {
        return switch (word) {
            case "abort", "aborted", "cancelled", "canceled" -> true;
            default -> false;
        };
    }
}
