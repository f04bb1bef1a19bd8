package io.github.azurellama;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.github.azurellama.internal.mapping.RequestStyle;
import io.github.azurellama.internal.wire.WireMessage;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds a chat model, blocking or streaming, which have the same settings except for {@link #repairJson}.
 *
 * @param <M> the type of the model
 */
public final class AzureLlamaChatModelBuilder<M> extends AzureLlamaModelBuilder<AzureLlamaChatModelBuilder<M>> {

    private static final Set<Capability> DEFAULT_CAPABILITIES = Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA);

    private final Function<AzureLlamaChatModelBuilder<M>, M> product;
    private ChatRequestParameters defaultRequestParameters = AzureLlamaChatRequestParameters.EMPTY;
    private ToolCalling toolCalling = ToolCalling.AUTO;
    private StructuredOutput structuredOutput = StructuredOutput.AUTO;
    private boolean strictJsonSchema;
    private boolean repairJson;
    private boolean mergeConsecutiveMessages;
    private @Nullable Boolean returnThinking;
    private @Nullable String thinkingField;
    private List<ChatModelListener> listeners = List.of();
    private Set<Capability> supportedCapabilities = DEFAULT_CAPABILITIES;

    AzureLlamaChatModelBuilder(Function<AzureLlamaChatModelBuilder<M>, M> product) {
        this.product = product;
    }

    @Override
    AzureLlamaChatModelBuilder<M> self() {
        return this;
    }

    /** Default parameters of all requests. Parameters set by their own setters of this builder override them. */
    public AzureLlamaChatModelBuilder<M> defaultRequestParameters(@Nullable ChatRequestParameters parameters) {
        this.defaultRequestParameters = parameters == null ? AzureLlamaChatRequestParameters.EMPTY : parameters;
        return this;
    }

    /** The default response format. Default is text; see {@link #structuredOutput} for endpoints that support nothing else. */
    public AzureLlamaChatModelBuilder<M> responseFormat(@Nullable ResponseFormat responseFormat) {
        parameters.responseFormat(responseFormat);
        return this;
    }

    /** The default tools of requests. Default is none. */
    public AzureLlamaChatModelBuilder<M> toolSpecifications(@Nullable List<ToolSpecification> toolSpecifications) {
        parameters.toolSpecifications(toolSpecifications);
        return this;
    }

    /**
     * Whether the model may ({@code AUTO}), must ({@code REQUIRED}) or must not ({@code NONE}) call tools. The server's default
     * is {@code AUTO} if there are tools.
     */
    public AzureLlamaChatModelBuilder<M> toolChoice(@Nullable ToolChoice toolChoice) {
        parameters.toolChoice(toolChoice);
        return this;
    }

    /** How tools reach the model. Default is {@link ToolCalling#AUTO}, which suits the endpoint. */
    public AzureLlamaChatModelBuilder<M> toolCalling(@Nullable ToolCalling toolCalling) {
        this.toolCalling = toolCalling == null ? ToolCalling.AUTO : toolCalling;
        return this;
    }

    /** How a JSON schema reaches the model. Default is {@link StructuredOutput#AUTO}, which suits the endpoint. */
    public AzureLlamaChatModelBuilder<M> structuredOutput(@Nullable StructuredOutput structuredOutput) {
        this.structuredOutput = structuredOutput == null ? StructuredOutput.AUTO : structuredOutput;
        return this;
    }

    /** Whether schemas in the field {@code response_format} are sent with {@code strict} true. Default is false. */
    public AzureLlamaChatModelBuilder<M> strictJsonSchema(@Nullable Boolean strictJsonSchema) {
        this.strictJsonSchema = Boolean.TRUE.equals(strictJsonSchema);
        return this;
    }

    /**
     * Whether a completion that does not match its schema is sent back to the model once for correction, except with
     * {@link StructuredOutput#NATIVE}, where nothing is checked. The token usage of the response is that of both calls. Default is false. Not available for streaming
     * models.
     */
    public AzureLlamaChatModelBuilder<M> repairJson(@Nullable Boolean repairJson) {
        this.repairJson = Boolean.TRUE.equals(repairJson);
        return this;
    }

    /**
     * Whether consecutive messages of the same role are merged, for older chat templates, which require that user and assistant
     * alternate. Default is false.
     */
    public AzureLlamaChatModelBuilder<M> mergeConsecutiveMessages(@Nullable Boolean mergeConsecutiveMessages) {
        this.mergeConsecutiveMessages = Boolean.TRUE.equals(mergeConsecutiveMessages);
        return this;
    }

    /**
     * Whether the reasoning of a model that thinks before it responds is returned as {@code AiMessage.thinking()} and passed to
     * {@code onPartialThinking}. This does not make a model think.
     *
     * <ul>
     *   <li>unset, the default: the reasoning that the server sends in a field of its own ({@code reasoning_content} or
     *       {@code reasoning}); the text stays as it is
     *   <li>true: also the reasoning at the beginning of the text, in tags such as {@code <think>}, which is split off the text.
     *       Because some chat templates begin it in the prompt, text without a tag is held back until a closing tag comes or the
     *       response ends: set it for models that think only
     *   <li>false: none; the text stays as it is
     * </ul>
     */
    public AzureLlamaChatModelBuilder<M> returnThinking(@Nullable Boolean returnThinking) {
        this.returnThinking = returnThinking;
        return this;
    }

    /**
     * Whether {@code AiMessage.thinking()} is sent back to the model in later requests, in the field {@code reasoning_content} of
     * its message. Default is false, as most models expect.
     */
    public AzureLlamaChatModelBuilder<M> sendThinking(@Nullable Boolean sendThinking) {
        return sendThinking(sendThinking, "reasoning_content");
    }

    /**
     * Whether {@code AiMessage.thinking()} is sent back to the model in later requests, in a field of that name.
     *
     * @throws io.github.azurellama.error.InvalidSettingException if a message has another field of that name
     */
    public AzureLlamaChatModelBuilder<M> sendThinking(@Nullable Boolean sendThinking, String fieldName) {
        this.thinkingField = Boolean.TRUE.equals(sendThinking) ? WireMessage.Thinking.checkedField(fieldName) : null;
        return this;
    }

    /** Listeners of requests, responses and errors. Default is none. */
    public AzureLlamaChatModelBuilder<M> listeners(@Nullable List<ChatModelListener> listeners) {
        this.listeners = listeners == null ? List.of() : List.copyOf(listeners);
        return this;
    }

    /** Listeners of requests, responses and errors. Default is none. */
    public AzureLlamaChatModelBuilder<M> listeners(ChatModelListener... listeners) {
        return listeners(Arrays.asList(listeners));
    }

    /**
     * The capabilities that AI Services rely on. Default is {@link Capability#RESPONSE_FORMAT_JSON_SCHEMA}; an empty set makes
     * AI Services describe the format of the result in their own words.
     */
    public AzureLlamaChatModelBuilder<M> supportedCapabilities(@Nullable Set<Capability> supportedCapabilities) {
        this.supportedCapabilities =
                supportedCapabilities == null ? DEFAULT_CAPABILITIES : Set.copyOf(supportedCapabilities);
        return this;
    }

    /** The capabilities that AI Services rely on. */
    public AzureLlamaChatModelBuilder<M> supportedCapabilities(Capability... supportedCapabilities) {
        return supportedCapabilities(Set.of(supportedCapabilities));
    }

    /**
     * Builds the model.
     *
     * @throws io.github.azurellama.error.InvalidSettingException if a setting is missing, out of range for the endpoint, or
     *     contradicts another; the message names the setting and the remedy
     * @throws dev.langchain4j.exception.UnsupportedFeatureException if the endpoint lacks a feature that a setting needs
     */
    public M build() {
        return product.apply(this);
    }

    AzureLlamaChatRequestParameters mergedParameters() {
        return AzureLlamaChatRequestParameters.EMPTY
                .overrideWith(defaultRequestParameters)
                .overrideWith(parameters.build());
    }

    RequestStyle style() {
        return new RequestStyle(
                toolCalling,
                structuredOutput,
                strictJsonSchema,
                mergeConsecutiveMessages,
                thinkingField,
                returnThinking);
    }

    boolean repairsJson() {
        return repairJson;
    }

    List<ChatModelListener> listeners() {
        return listeners;
    }

    Set<Capability> supportedCapabilities() {
        return supportedCapabilities;
    }
}
