package io.github.azurellama.simulator.request;

/**
 * The dialects, and what differs between them when a request is read. A limit of 0 tokens means that only the context
 * length limits the response.
 */
public enum RequestDialect {
    /** Llama's own routes on serverless endpoints, as the deployment guide describes them. */
    NATIVE(16, 16),
    /** Azure AI Model Inference on serverless endpoints and Foundry. */
    INFERENCE(0, 256),
    /** Azure AI Model Inference as Microsoft's server on managed compute validates it. */
    MANAGED_INFERENCE(256, 256),
    /** OpenAI's routes on Foundry. */
    OPENAI(0, 0),
    /** vLLM's OpenAI-compatible routes: managed compute, NIM, servers of one's own. */
    VLLM(0, 16);

    private final int chatLimit;
    private final int completionLimit;

    RequestDialect(int chatLimit, int completionLimit) {
        this.chatLimit = chatLimit;
        this.completionLimit = completionLimit;
    }

    Schema schema(boolean isChat) {
        return switch (this) {
            case NATIVE -> isChat ? RequestSchemas.NATIVE_CHAT : RequestSchemas.NATIVE_COMPLETION;
            case INFERENCE -> isChat ? RequestSchemas.INFERENCE_CHAT : RequestSchemas.INFERENCE_COMPLETION;
            case MANAGED_INFERENCE -> isChat ? RequestSchemas.MANAGED_CHAT : RequestSchemas.MANAGED_COMPLETION;
            case OPENAI -> RequestSchemas.OPENAI_CHAT;
            case VLLM -> isChat ? RequestSchemas.VLLM_CHAT : RequestSchemas.VLLM_COMPLETION;
        };
    }

    int defaultLimit(boolean isChat) {
        return isChat ? chatLimit : completionLimit;
    }

    /** Whether only user messages may consist of parts. */
    boolean wantsPlainText() {
        return this == INFERENCE;
    }

    /** Whether a tool has to be described. */
    boolean wantsToolDescriptions() {
        return this == MANAGED_INFERENCE;
    }

    /** Whether the arguments of earlier tool calls may be objects instead of text. */
    boolean takesArgumentsAsObject() {
        return this == MANAGED_INFERENCE;
    }

    /** Whether {@code logprobs} is a number, also in a chat. */
    boolean countsLogprobs() {
        return this != VLLM && this != OPENAI;
    }

    /** Whether JSON responses can be requested by {@code response_format}. */
    boolean knowsJsonFormats() {
        return this != INFERENCE;
    }
}
