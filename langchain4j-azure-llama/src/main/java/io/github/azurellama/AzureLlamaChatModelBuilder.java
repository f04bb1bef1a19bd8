package io.github.azurellama;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.github.azurellama.internal.mapping.RequestStyle;
import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds a chat model, blocking or streaming: every setting holds for both.
 *
 * @param <M> the model that {@link #build} makes
 */
public final class AzureLlamaChatModelBuilder<M> extends AzureLlamaModelBuilder<AzureLlamaChatModelBuilder<M>> {

    private final Function<AzureLlamaChatModelBuilder<M>, M> product;
    private ChatRequestParameters defaultRequestParameters = AzureLlamaChatRequestParameters.EMPTY;
    private ToolCalling toolCalling = ToolCalling.NATIVE;
    private @Nullable StructuredOutput structuredOutput;
    private boolean strictJsonSchema;
    private boolean repairJson;
    private boolean mergeConsecutiveMessages;
    private List<ChatModelListener> listeners = List.of();
    private @Nullable Set<Capability> supportedCapabilities;

    AzureLlamaChatModelBuilder(Function<AzureLlamaChatModelBuilder<M>, M> product) {
        this.product = product;
    }

    @Override
    AzureLlamaChatModelBuilder<M> self() {
        return this;
    }

    /** Defaults for all requests at once. A setting made on this builder by its own setter wins over them. */
    public AzureLlamaChatModelBuilder<M> defaultRequestParameters(@Nullable ChatRequestParameters parameters) {
        this.defaultRequestParameters = parameters == null ? AzureLlamaChatRequestParameters.EMPTY : parameters;
        return this;
    }

    /** The form of all answers. Few Llama endpoints take anything but text. */
    public AzureLlamaChatModelBuilder<M> responseFormat(@Nullable ResponseFormat responseFormat) {
        parameters.responseFormat(responseFormat);
        return this;
    }

    /** Tools that all requests offer. */
    public AzureLlamaChatModelBuilder<M> toolSpecifications(@Nullable List<ToolSpecification> toolSpecifications) {
        parameters.toolSpecifications(toolSpecifications);
        return this;
    }

    /** Whether the model may, must or must not call the tools. The server's default is that it may. */
    public AzureLlamaChatModelBuilder<M> toolChoice(@Nullable ToolChoice toolChoice) {
        parameters.toolChoice(toolChoice);
        return this;
    }

    /**
     * How the model is told of tools. Default is {@link ToolCalling#NATIVE}; most serverless endpoints need
     * {@link ToolCalling#PROMPTED}.
     */
    public AzureLlamaChatModelBuilder<M> toolCalling(@Nullable ToolCalling toolCalling) {
        this.toolCalling = toolCalling == null ? ToolCalling.NATIVE : toolCalling;
        return this;
    }

    /**
     * How the model is asked for JSON. Default is {@link StructuredOutput#NATIVE} without a promise that the endpoint has it;
     * once this is set, the model tells AI Services that it takes JSON schemas.
     */
    public AzureLlamaChatModelBuilder<M> structuredOutput(@Nullable StructuredOutput structuredOutput) {
        this.structuredOutput = structuredOutput;
        return this;
    }

    /** Whether schemas of {@link StructuredOutput#NATIVE} are marked as strict. Default is false. */
    public AzureLlamaChatModelBuilder<M> strictJsonSchema(@Nullable Boolean strictJsonSchema) {
        this.strictJsonSchema = Boolean.TRUE.equals(strictJsonSchema);
        return this;
    }

    /**
     * Whether an answer of {@link StructuredOutput#PROMPTED} that does not fit its schema is sent back once to be corrected. The
     * tokens of both answers are counted. Default is false; a streaming model cannot do it.
     */
    public AzureLlamaChatModelBuilder<M> repairJson(@Nullable Boolean repairJson) {
        this.repairJson = Boolean.TRUE.equals(repairJson);
        return this;
    }

    /**
     * Whether neighbouring messages of one role are joined, for older chat templates that want user and assistant to alternate.
     * Default is false.
     */
    public AzureLlamaChatModelBuilder<M> mergeConsecutiveMessages(@Nullable Boolean mergeConsecutiveMessages) {
        this.mergeConsecutiveMessages = Boolean.TRUE.equals(mergeConsecutiveMessages);
        return this;
    }

    /** Told of each request, answer and error. */
    public AzureLlamaChatModelBuilder<M> listeners(@Nullable List<ChatModelListener> listeners) {
        this.listeners = listeners == null ? List.of() : List.copyOf(listeners);
        return this;
    }

    /** Told of each request, answer and error. */
    public AzureLlamaChatModelBuilder<M> listeners(ChatModelListener... listeners) {
        return listeners(Arrays.asList(listeners));
    }

    /**
     * What the endpoint is known to do, which AI Services ask. Default is
     * {@link Capability#RESPONSE_FORMAT_JSON_SCHEMA} if {@link #structuredOutput} is set, else nothing.
     */
    public AzureLlamaChatModelBuilder<M> supportedCapabilities(@Nullable Set<Capability> supportedCapabilities) {
        this.supportedCapabilities = supportedCapabilities == null ? null : Set.copyOf(supportedCapabilities);
        return this;
    }

    /** What the endpoint is known to do. */
    public AzureLlamaChatModelBuilder<M> supportedCapabilities(Capability... supportedCapabilities) {
        return supportedCapabilities(Set.of(supportedCapabilities));
    }

    /**
     * Builds the model.
     *
     * @throws IllegalArgumentException if a setting is missing, out of range for the endpoint, or contradicts another; the
     *     message names it and the remedy
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
        StructuredOutput output = structuredOutput == null ? StructuredOutput.NATIVE : structuredOutput;
        return new RequestStyle(toolCalling, output, strictJsonSchema, mergeConsecutiveMessages);
    }

    boolean repairsJson() {
        return repairJson;
    }

    List<ChatModelListener> listeners() {
        return listeners;
    }

    Set<Capability> supportedCapabilities() {
        if (supportedCapabilities != null) {
            return supportedCapabilities;
        }
        return structuredOutput == null ? Set.of() : Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
    }
}
