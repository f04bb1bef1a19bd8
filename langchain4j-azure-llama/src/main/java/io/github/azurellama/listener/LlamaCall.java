package io.github.azurellama.listener;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A call of a model, a catalog or a token counter, with all its attempts.
 *
 * @param operation what the call is for
 * @param endpoint the endpoint; with several deployments that of the first, while each {@link CallAttempt} has its own
 * @param modelName the model name of the request, or else of the model's builder; null if neither sets one
 * @param isStreaming whether the response is a stream
 */
public record LlamaCall(
        Operation operation, Endpoint endpoint, @Nullable String modelName, boolean isStreaming) {}
