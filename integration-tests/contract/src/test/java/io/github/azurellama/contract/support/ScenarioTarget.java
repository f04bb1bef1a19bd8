package io.github.azurellama.contract.support;

import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaModelBuilder;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;

/** An endpoint kind together with one of the dialects that it speaks. */
public enum ScenarioTarget {
    SERVERLESS_NATIVE(SimulatedEndpoint.SERVERLESS, EndpointKind.SERVERLESS, ApiDialect.LLAMA_NATIVE),
    SERVERLESS_INFERENCE(SimulatedEndpoint.SERVERLESS, EndpointKind.SERVERLESS, ApiDialect.AZURE_AI_INFERENCE),
    FOUNDRY_MODELS(SimulatedEndpoint.FOUNDRY_MODELS, EndpointKind.FOUNDRY_MODELS, ApiDialect.AZURE_AI_INFERENCE),
    FOUNDRY_OPENAI(SimulatedEndpoint.FOUNDRY_OPENAI, EndpointKind.FOUNDRY_OPENAI, ApiDialect.LLAMA_NATIVE),
    MANAGED_NATIVE(SimulatedEndpoint.MANAGED_COMPUTE, EndpointKind.MANAGED_COMPUTE, ApiDialect.LLAMA_NATIVE),
    MANAGED_INFERENCE(SimulatedEndpoint.MANAGED_COMPUTE, EndpointKind.MANAGED_COMPUTE, ApiDialect.AZURE_AI_INFERENCE),
    MANAGED_SCORE(SimulatedEndpoint.MANAGED_COMPUTE, EndpointKind.MANAGED_COMPUTE, ApiDialect.SCORE),
    MANAGED_NIM(SimulatedEndpoint.MANAGED_COMPUTE_NIM, EndpointKind.MANAGED_COMPUTE, ApiDialect.LLAMA_NATIVE),
    OPENAI_COMPATIBLE(SimulatedEndpoint.OPENAI_COMPATIBLE, EndpointKind.OPENAI_COMPATIBLE, ApiDialect.LLAMA_NATIVE);

    private final SimulatedEndpoint endpoint;
    private final EndpointKind kind;
    private final ApiDialect dialect;

    ScenarioTarget(SimulatedEndpoint endpoint, EndpointKind kind, ApiDialect dialect) {
        this.endpoint = endpoint;
        this.kind = kind;
        this.dialect = dialect;
    }

    /** What the simulator plays. */
    public SimulatedEndpoint endpoint() {
        return endpoint;
    }

    /** What the library takes it for. */
    public EndpointKind kind() {
        return kind;
    }

    /** The dialect that is spoken. */
    public ApiDialect dialect() {
        return dialect;
    }

    /** Whether a request must name its model. */
    public boolean needsModel() {
        return switch (this) {
            case FOUNDRY_MODELS, FOUNDRY_OPENAI, MANAGED_NIM -> true;
            default -> false;
        };
    }

    /** Whether it completes texts, beside chats. */
    public boolean completesTexts() {
        return this != FOUNDRY_MODELS && this != FOUNDRY_OPENAI;
    }

    /** The limit that the server falls back to, where it cuts ordinary responses; 0 where the context is the limit. */
    public int cut(Operation operation) {
        boolean chat = operation == Operation.CHAT;
        return switch (this) {
            case SERVERLESS_NATIVE -> 16;
            case SERVERLESS_INFERENCE, FOUNDRY_MODELS -> chat ? 0 : 256;
            case MANAGED_INFERENCE -> 256;
            case FOUNDRY_OPENAI -> 0;
            case MANAGED_NATIVE, MANAGED_NIM, MANAGED_SCORE, OPENAI_COMPATIBLE -> chat ? 0 : 16;
        };
    }

    /** Points a builder at a simulator of this target. The loopback address shows no kind, so it is set. */
    public void configure(AzureLlamaModelBuilder<?> builder, AzureSimulator azure) {
        builder.endpoint(azure.url()).endpointKind(kind);
        builder.apiDialect(dialect);
        if (!azure.apiKey().isEmpty()) {
            builder.apiKey(azure.apiKey());
        }
        if (needsModel()) {
            builder.modelName(azure.options().config().models().get(0));
        }
    }

    /**
     * As {@link #configure}, with tools and schemas as fields, which most tests are about. LangChain4j's kit covers the other
     * modes.
     */
    public void configureChat(AzureLlamaChatModelBuilder<?> builder, AzureSimulator azure) {
        configure(builder, azure);
        builder.toolCalling(ToolCalling.NATIVE).structuredOutput(StructuredOutput.NATIVE);
    }
}
