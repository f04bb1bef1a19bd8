package io.github.azurellama.internal.wire;

import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.request.LlamaOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text to continue.
 *
 * @param model the deployment's name, or null to name none
 * @param prompt the text
 * @param options everything that tunes the answer
 * @param stream whether the answer is wanted piece by piece
 */
public record CompletionRequest(
        @Nullable String model, String prompt, Map<LlamaOption<?>, Object> options, boolean stream)
        implements ModelRequest {

    @Override
    public Operation operation() {
        return Operation.COMPLETION;
    }
}
