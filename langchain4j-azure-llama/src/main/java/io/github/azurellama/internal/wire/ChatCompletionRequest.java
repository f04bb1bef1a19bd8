package io.github.azurellama.internal.wire;

import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.request.LlamaOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request to a chat model, before a dialect encodes it.
 *
 * @param model the deployment's name, or null to name none
 * @param messages the conversation
 * @param options the options
 * @param tools the tools that the model may call
 * @param toolChoice a string such as {@code auto}, a map that names one tool, or null
 * @param responseFormat the format of the response, made of maps, or null for free text
 * @param customHeaders headers that the user set for this request
 * @param stream whether the response is a stream
 * @param implicitFields which of tools and response format the library chose to write as fields
 */
public record ChatCompletionRequest(
        @Nullable String model,
        List<WireMessage> messages,
        Map<LlamaOption<?>, Object> options,
        List<WireTool> tools,
        @Nullable Object toolChoice,
        @Nullable Object responseFormat,
        Map<String, String> customHeaders,
        boolean stream,
        Set<ImplicitField> implicitFields)
        implements ModelRequest {

    /** A request without headers and implicit fields. */
    public ChatCompletionRequest(
            @Nullable String model,
            List<WireMessage> messages,
            Map<LlamaOption<?>, Object> options,
            List<WireTool> tools,
            @Nullable Object toolChoice,
            @Nullable Object responseFormat,
            boolean stream) {
        this(model, messages, options, tools, toolChoice, responseFormat, Map.of(), stream, Set.of());
    }

    /** The same request with other messages. */
    public ChatCompletionRequest withMessages(List<WireMessage> others) {
        return new ChatCompletionRequest(
                model, others, options, tools, toolChoice, responseFormat, customHeaders, stream, implicitFields);
    }

    @Override
    public Operation operation() {
        return Operation.CHAT;
    }
}
