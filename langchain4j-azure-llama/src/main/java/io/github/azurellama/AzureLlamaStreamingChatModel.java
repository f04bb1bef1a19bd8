package io.github.azurellama;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.List;
import java.util.Set;

/**
 * A Llama chat model on Azure that answers piece by piece. Safe to use from several threads.
 *
 * <p>LangChain4j called the interface {@code StreamingChatLanguageModel} before its version 1.0.
 *
 * <pre>{@code
 * StreamingChatModel model = AzureLlamaStreamingChatModel.builder().endpoint(url).apiKey(key).build();
 * model.chat("Tell me a story", handler);
 * }</pre>
 *
 * <p>A call returns at once. The handler is called on one other thread, in order, and ends with exactly one
 * {@code onCompleteResponse}, or one {@code onError} if there is no complete answer, which gets what
 * {@link AzureLlamaChatModel} throws; after a cancel with neither. What a callback throws is told to {@code onError} as well,
 * and the stream goes on. To cancel, call {@code context.streamingHandle().cancel()} of a callback's context, then or later,
 * from any thread: the connection is closed at once.
 *
 * <p>Each stream has a thread of its own, virtual where the JVM has such, so a handler may block. Options that contradict each
 * other are thrown as {@link IllegalArgumentException} from the call itself. An endpoint of
 * {@link io.github.azurellama.endpoint.ApiDialect#SCORE} does not stream: the whole answer comes as one piece.
 */
public final class AzureLlamaStreamingChatModel implements StreamingChatModel {

    private final ChatPipeline pipeline;

    private AzureLlamaStreamingChatModel(AzureLlamaChatModelBuilder<AzureLlamaStreamingChatModel> builder) {
        this.pipeline = new ChatPipeline(builder, true);
    }

    /** Starts building a model; {@code endpoint} and mostly {@code apiKey} must be set. */
    public static AzureLlamaChatModelBuilder<AzureLlamaStreamingChatModel> builder() {
        return new AzureLlamaChatModelBuilder<>(AzureLlamaStreamingChatModel::new);
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        pipeline.stream(request, handler);
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
        return "AzureLlamaStreamingChatModel[" + pipeline + "]";
    }
}
