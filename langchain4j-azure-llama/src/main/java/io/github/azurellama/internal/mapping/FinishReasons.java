package io.github.azurellama.internal.mapping;

import dev.langchain4j.model.output.FinishReason;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps the finish reasons of servers. */
final class FinishReasons {

    private static final Set<String> FAILURES =
            Set.of("error", "server_error", "network_error", "insufficient_system_resource");

    private static final Set<String> GIVEN_UP = Set.of("abort", "aborted", "cancelled", "canceled");

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
        return FAILURES.contains(word(reason));
    }

    /** Whether the completion ended before the model was done. */
    static boolean isCut(@Nullable String reason) {
        FinishReason mapped = map(reason, false, false);
        return mapped == FinishReason.LENGTH
                || mapped == FinishReason.CONTENT_FILTER
                || GIVEN_UP.contains(word(reason));
    }
}
