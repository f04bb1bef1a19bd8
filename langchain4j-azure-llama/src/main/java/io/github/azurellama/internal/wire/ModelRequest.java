package io.github.azurellama.internal.wire;

import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.request.LlamaOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked of a model, before a dialect spells it. */
public sealed interface ModelRequest permits ChatCompletionRequest, CompletionRequest {

    /** Which of a dialect's routes it takes. */
    Operation operation();

    /** The deployment's name, or null to name none. */
    @Nullable String model();

    /** Everything that tunes the answer. */
    Map<LlamaOption<?>, Object> options();

    /** Whether the answer is wanted piece by piece. */
    boolean stream();

    /** How many answers are wanted. */
    default int choiceCount() {
        return options().get(LlamaOption.N) instanceof Integer n ? n : 1;
    }
}
