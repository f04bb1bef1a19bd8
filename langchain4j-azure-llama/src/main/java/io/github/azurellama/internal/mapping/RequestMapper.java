package io.github.azurellama.internal.mapping;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.WireTool;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.request.ToolCalling;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** LangChain4j's request as it is asked of an endpoint; refuses what the endpoint cannot do. */
public final class RequestMapper {

    private final Endpoint endpoint;
    private final ToolCalling toolCalling;
    private final OptionRules rules;

    /** A mapper of requests to that endpoint, which is told of tools in that way. */
    public RequestMapper(Endpoint endpoint, ToolCalling toolCalling) {
        this.endpoint = endpoint;
        this.toolCalling = toolCalling;
        this.rules = new OptionRules(endpoint);
    }

    /**
     * Maps a request.
     *
     * @throws IllegalArgumentException if options contradict each other or the endpoint
     * @throws dev.langchain4j.exception.UnsupportedFeatureException if it holds what no Llama model on Azure takes
     */
    public ChatExchange map(ChatRequest request, boolean stream) {
        var parameters = AzureLlamaChatRequestParameters.EMPTY.overrideWith(request.parameters());
        List<WireTool> tools = ToolMapper.tools(parameters);
        Object choice = ToolMapper.choice(parameters);
        boolean prompted = toolCalling == ToolCalling.PROMPTED;
        var mapped = new ChatCompletionRequest(
                ModelNames.checked(parameters.modelName(), endpoint),
                prompted
                        ? PromptedTools.messages(request.messages(), tools, parameters.toolChoice())
                        : request.messages().stream().map(MessageMapper::map).toList(),
                rules.checked(parameters.allOptions(), Operation.CHAT, stream),
                prompted ? List.of() : tools,
                prompted ? null : choice,
                ResponseFormatMapper.map(parameters.responseFormat()),
                stream);
        Set<String> callable = parameters.toolChoice() == ToolChoice.NONE ? Set.of() : names(tools);
        return new ChatExchange(mapped, ToolTextGate.Factory.of(callable, prompted));
    }

    private static Set<String> names(List<WireTool> tools) {
        return tools.stream().map(WireTool::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Checks a model's defaults when it is built, rather than with its first request. */
    public void check(ChatRequestParameters defaults, boolean stream) {
        var parameters = AzureLlamaChatRequestParameters.EMPTY.overrideWith(defaults);
        rules.checked(parameters.allOptions(), Operation.CHAT, stream);
        ToolMapper.tools(parameters);
        ResponseFormatMapper.map(parameters.responseFormat());
    }
}
