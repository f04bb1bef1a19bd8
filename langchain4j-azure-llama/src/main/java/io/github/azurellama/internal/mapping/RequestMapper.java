package io.github.azurellama.internal.mapping;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.WireMessage;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import java.util.ArrayList;
import java.util.List;

/** LangChain4j's request as it is asked of an endpoint; refuses what the endpoint cannot do. */
public final class RequestMapper {

    private final Endpoint endpoint;
    private final OptionRules rules;

    /** A mapper of requests to that endpoint. */
    public RequestMapper(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.rules = new OptionRules(endpoint);
    }

    /**
     * Maps a request.
     *
     * @throws IllegalArgumentException if options contradict each other or the endpoint
     * @throws dev.langchain4j.exception.UnsupportedFeatureException if it holds what no Llama model on Azure takes
     */
    public ChatCompletionRequest map(ChatRequest request, boolean stream) {
        var parameters = AzureLlamaChatRequestParameters.EMPTY.overrideWith(request.parameters());
        List<WireMessage> messages = new ArrayList<>(request.messages().size());
        for (ChatMessage message : request.messages()) {
            messages.add(MessageMapper.map(message));
        }
        return new ChatCompletionRequest(
                ModelNames.checked(parameters.modelName(), endpoint),
                messages,
                rules.checked(parameters.allOptions(), Operation.CHAT, stream),
                ToolMapper.tools(parameters),
                ToolMapper.choice(parameters),
                ResponseFormatMapper.map(parameters.responseFormat()),
                stream);
    }

    /** Checks a model's defaults when it is built, rather than with its first request. */
    public void check(ChatRequestParameters defaults, boolean stream) {
        var parameters = AzureLlamaChatRequestParameters.EMPTY.overrideWith(defaults);
        rules.checked(parameters.allOptions(), Operation.CHAT, stream);
        ToolMapper.tools(parameters);
        ResponseFormatMapper.map(parameters.responseFormat());
    }
}
