package io.github.azurellama.internal.wire;

import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.request.LlamaOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to complete a prompt, before a dialect encodes it.
 *
 * @param model the deployment's name, or null to name none
 * @param prompt the text to continue
 * @param options the options
 * @param stream whether the response is a stream
 */
public record CompletionRequest(
        @Nullable String model, String prompt, Map<LlamaOption<?>, Object> options, boolean stream)
        implements ModelRequest {

    @Override
    public Operation operation() {
        return Operation.COMPLETION;
    }
}
