package io.github.azurellama.internal.mapping;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
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
import io.github.azurellama.internal.wire.CustomHeaders;
import io.github.azurellama.internal.wire.ImplicitField;
import io.github.azurellama.internal.wire.WireMessage;
import io.github.azurellama.internal.wire.WireTool;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.request.LlamaOption;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Maps LangChain4j's request to one for an endpoint; refuses what the endpoint cannot do. */
public final class RequestMapper {

    private final Endpoint endpoint;
    private final @Nullable String modelName;
    private final RequestStyle style;
    private final OptionRules rules;

    /** For requests that name their model if the endpoint needs one. */
    public RequestMapper(Endpoint endpoint, RequestStyle style) {
        this(endpoint, null, style);
    }

    /** For an endpoint whose requests name that model unless they name another. */
    public RequestMapper(Endpoint endpoint, @Nullable String modelName, RequestStyle style) {
        this.endpoint = endpoint;
        this.modelName = modelName;
        this.style = style;
        this.rules = new OptionRules(endpoint);
    }

    /**
     * Maps a request.
     *
     * @param rejected implicit fields that the endpoint rejected
     * @throws IllegalArgumentException if options contradict each other or the endpoint
     * @throws dev.langchain4j.exception.UnsupportedFeatureException if it has content that no Llama model on Azure accepts
     */
    public ChatExchange map(ChatRequest request, boolean stream, Set<ImplicitField> rejected) {
        AzureLlamaChatRequestParameters parameters = parameters(request);
        Mapped mapped = mapped(parameters, stream);
        boolean callable = !mapped.tools.isEmpty() && parameters.toolChoice() != ToolChoice.NONE;
        boolean promptsTools = style.promptsTools(endpoint, rejected);
        boolean sendsFormat = style.sendsFormat(endpoint, callable, rejected);
        ToolMapper.checkName(parameters, mapped.tools);
        ToolMapper.Offer offer = ToolMapper.offer(parameters, mapped.tools);
        List<WireMessage> messages = promptsTools
                ? PromptedTools.messages(request.messages(), mapped.tools, offer.choice(), style.thinkingField())
                : MessageMapper.map(request.messages(), style.thinkingField());
        if (mapped.format != null && style.promptsFormat(endpoint, sendsFormat)) {
            messages = SystemPrompt.extend(messages, mapped.format.prompt(callable));
        }
        ToolMapper.Offer sent = promptsTools ? ToolMapper.Offer.NONE : offer.in(endpoint);
        Object responseFormat = sendsFormat ? responseFormat(parameters) : null;
        var completionRequest = new ChatCompletionRequest(
                checkedModelName(parameters),
                style.mergeConsecutiveMessages() ? MessageMerger.merge(messages) : messages,
                mapped.options,
                sent.tools(),
                sent.choice(),
                responseFormat,
                CustomHeaders.checked(parameters.customHeaders()),
                stream,
                implicitFields(!promptsTools, request, sent.tools(), responseFormat != null));
        // skip_special_tokens = false requests the tokens of the chat template as text.
        boolean keepsTokens = Boolean.FALSE.equals(mapped.options.get(LlamaOption.SKIP_SPECIAL_TOKENS));
        return new ChatExchange(
                completionRequest,
                new TextFilters(
                        callable ? names(mapped.tools) : Set.of(),
                        promptsTools,
                        mapped.format,
                        !keepsTokens,
                        style.returnThinking()),
                omitted -> map(request, stream, union(rejected, omitted)));
    }

    /** The name of the model in a request, which a kind of endpoint may require. */
    public @Nullable String checkedModelName(ChatRequestParameters parameters) {
        return ModelNames.checked(parameters.modelName() == null ? modelName : parameters.modelName(), endpoint);
    }

    /** The fields that {@code AUTO} chose, without which the request can be written too. */
    private Set<ImplicitField> implicitFields(
            boolean mayUseFields, ChatRequest request, List<WireTool> sentTools, boolean sendsFormat) {
        boolean tools = mayUseFields && style.toolCalling() == ToolCalling.AUTO && usesTools(request, sentTools);
        boolean format = sendsFormat && style.structuredOutput() == StructuredOutput.AUTO;
        if (tools) {
            return format ? Set.of(ImplicitField.TOOLS, ImplicitField.RESPONSE_FORMAT) : Set.of(ImplicitField.TOOLS);
        }
        return format ? Set.of(ImplicitField.RESPONSE_FORMAT) : Set.of();
    }

    private static boolean usesTools(ChatRequest request, List<WireTool> tools) {
        return !tools.isEmpty()
                || request.messages().stream()
                        .anyMatch(message -> message instanceof ToolExecutionResultMessage
                                || (message instanceof AiMessage ai && ai.hasToolExecutionRequests()));
    }

    private static Set<ImplicitField> union(Set<ImplicitField> rejected, Set<ImplicitField> omitted) {
        Set<ImplicitField> union = EnumSet.copyOf(omitted);
        union.addAll(rejected);
        return union;
    }

    private @Nullable Object responseFormat(AzureLlamaChatRequestParameters parameters) {
        ResponseFormat format = parameters.responseFormat();
        boolean hasSchema = format != null && format.jsonSchema() != null;
        if (hasSchema && endpoint.kind().refusesJsonSchema(endpoint.dialect())) {
            throw new UnsupportedFeatureException("responseFormat with a JSON schema is not supported by " + endpoint
                    + ", whose response_format takes no schema: leave structuredOutput unset, set it to PROMPTED or"
                    + " GUIDED, or use apiDialect(LLAMA_NATIVE)");
        }
        return ResponseFormatMapper.map(format, style.strictJsonSchema());
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
        AzureLlamaChatRequestParameters parameters = AzureLlamaChatRequestParameters.EMPTY.overrideWith(defaults);
        Mapped mapped = mapped(parameters, stream);
        if (style.sendsFormat(endpoint, !mapped.tools.isEmpty(), Set.of())) {
            responseFormat(parameters);
        }
        if (!style.promptsTools(endpoint, Set.of())) {
            ToolMapper.checkNames(endpoint, mapped.tools);
        }
    }

    /** What can be mapped without the messages. */
    private record Mapped(
            Map<LlamaOption<?>, Object> options,
            List<WireTool> tools,
            @Nullable PromptedSchema format) {}

    private Mapped mapped(AzureLlamaChatRequestParameters parameters, boolean stream) {
        return new Mapped(
                options(parameters, stream),
                ToolMapper.tools(parameters),
                style.checksFormat() ? PromptedSchema.of(parameters.responseFormat()) : null);
    }
}
