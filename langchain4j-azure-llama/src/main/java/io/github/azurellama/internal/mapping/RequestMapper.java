package io.github.azurellama.internal.mapping;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
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
import org.jspecify.annotations.Nullable;

/** Maps LangChain4j's request to one for an endpoint; refuses what the endpoint cannot do. */
public final class RequestMapper {

    private final Endpoint endpoint;
    private final RequestStyle style;
    private final OptionRules rules;

    public RequestMapper(Endpoint endpoint, RequestStyle style) {
        this.endpoint = endpoint;
        this.style = style;
        this.rules = new OptionRules(endpoint);
    }

    /**
     * Maps a request.
     *
     * @throws IllegalArgumentException if options contradict each other or the endpoint
     * @throws dev.langchain4j.exception.UnsupportedFeatureException if it has content that no Llama model on Azure accepts
     */
    public ChatExchange map(ChatRequest request, boolean stream) {
        AzureLlamaChatRequestParameters parameters = parameters(request);
        Mapped mapped = mapped(parameters, stream);
        List<WireTool> tools = mapped.tools;
        ToolMapper.checkName(parameters, tools);
        Object choice = ToolMapper.choice(parameters);
        boolean prompted = style.toolCalling() == ToolCalling.PROMPTED;
        boolean callable = !tools.isEmpty() && parameters.toolChoice() != ToolChoice.NONE;
        List<WireMessage> messages = prompted
                ? PromptedTools.messages(request.messages(), tools, choice)
                : MessageMapper.map(request.messages());
        if (mapped.format != null && style.structuredOutput() == StructuredOutput.PROMPTED) {
            messages = SystemPrompt.extend(messages, mapped.format.prompt(callable));
        }
        var completionRequest = new ChatCompletionRequest(
                ModelNames.checked(parameters.modelName(), endpoint),
                style.mergeConsecutiveMessages() ? MessageMerger.merge(messages) : messages,
                mapped.options,
                prompted ? List.of() : tools,
                prompted ? null : choice,
                mapped.responseFormat,
                stream);
        // skip_special_tokens = false requests the tokens of the chat template as text.
        boolean keepsTokens = Boolean.FALSE.equals(mapped.options.get(LlamaOption.SKIP_SPECIAL_TOKENS));
        return new ChatExchange(
                completionRequest,
                new TextFilters(callable ? names(tools) : Set.of(), prompted, mapped.format, !keepsTokens));
    }

    /** A model's defaults have this type already, but {@code doChat} accepts any parameters. */
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

    /** Checks a model's defaults when it is built, rather than with its first request, which may add tools and a name. */
    public void check(ChatRequestParameters defaults, boolean stream) {
        mapped(AzureLlamaChatRequestParameters.EMPTY.overrideWith(defaults), stream);
    }

    /** What can be mapped without the messages. */
    private record Mapped(
            Map<LlamaOption<?>, Object> options,
            List<WireTool> tools,
            @Nullable Object responseFormat,
            @Nullable PromptedSchema format) {}

    private Mapped mapped(AzureLlamaChatRequestParameters parameters, boolean stream) {
        ResponseFormat format = parameters.responseFormat();
        boolean isNative = style.structuredOutput() == StructuredOutput.NATIVE;
        return new Mapped(
                options(parameters, stream),
                ToolMapper.tools(parameters),
                isNative ? ResponseFormatMapper.map(format, style.strictJsonSchema()) : null,
                isNative ? null : PromptedSchema.of(format));
    }
}
