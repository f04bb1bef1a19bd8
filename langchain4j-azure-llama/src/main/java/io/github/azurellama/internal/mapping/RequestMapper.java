package io.github.azurellama.internal.mapping;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.message.MessageMapper;
import io.github.azurellama.internal.message.MessageMerger;
import io.github.azurellama.internal.message.ResponseFormatMapper;
import io.github.azurellama.internal.message.ToolMapper;
import io.github.azurellama.internal.prompted.PromptedSchema;
import io.github.azurellama.internal.prompted.PromptedTools;
import io.github.azurellama.internal.prompted.SystemPrompt;
import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.WireMessage;
import io.github.azurellama.internal.wire.WireTool;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.request.LlamaOption;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** LangChain4j's request as it is asked of an endpoint; refuses what the endpoint cannot do. */
public final class RequestMapper {

    private final Endpoint endpoint;
    private final RequestStyle style;
    private final OptionRules rules;

    /** A mapper of requests to that endpoint, put in that style. */
    public RequestMapper(Endpoint endpoint, RequestStyle style) {
        this.endpoint = endpoint;
        this.style = style;
        this.rules = new OptionRules(endpoint);
    }

    /**
     * Maps a request.
     *
     * @throws IllegalArgumentException if options contradict each other or the endpoint
     * @throws dev.langchain4j.exception.UnsupportedFeatureException if it holds what no Llama model on Azure takes
     */
    public ChatExchange map(ChatRequest request, boolean stream) {
        AzureLlamaChatRequestParameters parameters = parameters(request);
        List<WireTool> tools = ToolMapper.tools(parameters);
        ToolMapper.checkName(parameters, tools);
        Object choice = ToolMapper.choice(parameters);
        boolean prompted = style.toolCalling() == ToolCalling.PROMPTED;
        boolean callable = !tools.isEmpty() && parameters.toolChoice() != ToolChoice.NONE;
        PromptedSchema format = style.structuredOutput() == StructuredOutput.PROMPTED
                ? PromptedSchema.of(parameters.responseFormat())
                : null;
        List<WireMessage> messages = prompted
                ? PromptedTools.messages(request.messages(), tools, choice)
                : MessageMapper.map(request.messages());
        if (format != null) {
            messages = SystemPrompt.extend(messages, format.prompt(callable));
        }
        var mapped = new ChatCompletionRequest(
                ModelNames.checked(parameters.modelName(), endpoint),
                style.mergeConsecutiveMessages() ? MessageMerger.merge(messages) : messages,
                options(parameters, stream),
                prompted ? List.of() : tools,
                prompted ? null : choice,
                style.structuredOutput() == StructuredOutput.NATIVE
                        ? ResponseFormatMapper.map(parameters.responseFormat(), style.strictJsonSchema())
                        : null,
                stream);
        return new ChatExchange(mapped, new TextFilters(callable ? names(tools) : Set.of(), prompted, format));
    }

    /** A model's own defaults make them such already, but {@code doChat} can be called with any. */
    private static AzureLlamaChatRequestParameters parameters(ChatRequest request) {
        return request.parameters() instanceof AzureLlamaChatRequestParameters llama
                ? llama
                : AzureLlamaChatRequestParameters.EMPTY.overrideWith(request.parameters());
    }

    private Map<LlamaOption<?>, Object> options(AzureLlamaChatRequestParameters parameters, boolean stream) {
        Map<LlamaOption<?>, Object> options = rules.checked(parameters.allOptions(), Operation.CHAT, stream);
        options.remove(LlamaOption.TOOL_CHOICE_NAME);
        if (style.structuredOutput() == StructuredOutput.GUIDED) {
            options.putAll(ResponseFormatMapper.guided(parameters.responseFormat()));
        }
        return options;
    }

    private static Set<String> names(List<WireTool> tools) {
        return tools.stream().map(WireTool::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Checks a model's defaults when it is built, rather than with its first request. */
    public void check(ChatRequestParameters defaults, boolean stream) {
        var parameters = AzureLlamaChatRequestParameters.EMPTY.overrideWith(defaults);
        options(parameters, stream);
        ToolMapper.tools(parameters);
        ResponseFormatMapper.map(parameters.responseFormat(), style.strictJsonSchema());
    }
}
