package io.github.azurellama.internal.wire;

import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.request.LlamaOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request to a model, before a dialect encodes it. */
public sealed interface ModelRequest permits ChatCompletionRequest, CompletionRequest {

    /** Which of a dialect's routes it uses. */
    Operation operation();

    /** The deployment's name, or null to name none. */
    @Nullable String model();

    /** The options. */
    Map<LlamaOption<?>, Object> options();

    /** Whether the response is a stream. */
    boolean stream();

    /** How many choices the response shall have. */
    default int choiceCount() {
        return options().get(LlamaOption.N) instanceof Integer n ? n : 1;
    }
}
