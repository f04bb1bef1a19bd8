package io.github.azurellama.internal.wire;

import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.request.LlamaOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a chat model, before a dialect spells it.
 *
 * @param model the deployment's name, or null to name none
 * @param messages the conversation
 * @param options everything that tunes the answer
 * @param tools the tools that the model may call
 * @param toolChoice a word such as {@code auto}, a map that names one tool, or null
 * @param responseFormat the form of the answer, made of maps, or null for free text
 * @param stream whether the answer is wanted piece by piece
 */
public record ChatCompletionRequest(
        @Nullable String model,
        List<WireMessage> messages,
        Map<LlamaOption<?>, Object> options,
        List<WireTool> tools,
        @Nullable Object toolChoice,
        @Nullable Object responseFormat,
        boolean stream)
        implements ModelRequest {

    /** The same request in another conversation. */
    public ChatCompletionRequest withMessages(List<WireMessage> others) {
        return new ChatCompletionRequest(model, others, options, tools, toolChoice, responseFormat, stream);
    }

    @Override
    public Operation operation() {
        return Operation.CHAT;
    }
}
