package io.github.azurellama;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Set;

/**
 * A Llama chat model on Azure that answers as a whole. Safe to use from several threads.
 *
 * <p>LangChain4j called the interface {@code ChatLanguageModel} before its version 1.0.
 *
 * <pre>{@code
 * ChatModel model = AzureLlamaChatModel.builder().endpoint(url).apiKey(key).temperature(0.2).build();
 * String answer = model.chat("What is the capital of Australia?");
 * }</pre>
 *
 * <p>A call throws LangChain4j's exceptions, all of them {@link dev.langchain4j.exception.LangChain4jException}s, with an
 * {@link io.github.azurellama.error.AzureLlamaHttpException} as cause where the server answered at all: for a wrong key
 * {@link dev.langchain4j.exception.AuthenticationException}, for a wrong URL or model
 * {@link dev.langchain4j.exception.ModelNotFoundException}, for a quota that is used up
 * {@link dev.langchain4j.exception.RateLimitException}, for a prompt that the content filter refused
 * {@link dev.langchain4j.exception.ContentFilteredException}, for other refusals
 * {@link dev.langchain4j.exception.InvalidRequestException}, for a timeout
 * {@link dev.langchain4j.exception.TimeoutException}, and for a server that failed
 * {@link dev.langchain4j.exception.InternalServerException}. Options that contradict each other are an
 * {@link IllegalArgumentException}, what the endpoint cannot do an
 * {@link dev.langchain4j.exception.UnsupportedFeatureException}; then nothing is sent.
 *
 * <p>The metadata of a response is an {@link io.github.azurellama.response.AzureLlamaChatResponseMetadata}.
 */
public final class AzureLlamaChatModel implements ChatModel {

    private final ChatPipeline pipeline;

    private AzureLlamaChatModel(AzureLlamaChatModelBuilder<AzureLlamaChatModel> builder) {
        this.pipeline = new ChatPipeline(builder, false);
    }

    /** Starts building a model; {@code endpoint} and mostly {@code apiKey} must be set. */
    public static AzureLlamaChatModelBuilder<AzureLlamaChatModel> builder() {
        return new AzureLlamaChatModelBuilder<>(AzureLlamaChatModel::new);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return pipeline.chat(request);
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return pipeline.defaults();
    }

    @Override
    public List<ChatModelListener> listeners() {
        return pipeline.listeners();
    }

    @Override
    public ModelProvider provider() {
        return ModelProvider.MICROSOFT_FOUNDRY;
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return pipeline.capabilities();
    }

    /** The endpoint and what was decided about it, without secrets. */
    @Override
    public String toString() {
        return "AzureLlamaChatModel[" + pipeline + "]";
    }
}
