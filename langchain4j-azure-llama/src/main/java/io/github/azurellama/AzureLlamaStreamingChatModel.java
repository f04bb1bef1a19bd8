package io.github.azurellama;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Flow;

/**
 * A chat model of Llama on Azure that streams its responses. Thread-safe.
 *
 * <p>LangChain4j called the interface {@code StreamingChatLanguageModel} before its version 1.0.
 *
 * <pre>{@code
 * StreamingChatModel model = AzureLlamaStreamingChatModel.builder().endpoint(url).apiKey(key).build();
 * model.chat("Tell me a story", handler);
 * }</pre>
 *
 * <p>A call returns at once. The callbacks of the handler run one after the other on one other thread. The last one is a
 * single {@code onCompleteResponse}, or a single {@code onError} with the exception that {@link AzureLlamaChatModel} would
 * throw; after a cancel there is neither. An exception that a callback throws is passed to {@code onError}, and the stream
 * continues. To cancel, call {@code context.streamingHandle().cancel()} of a callback's context, at any time and from any
 * thread: the connection is closed at once.
 *
 * <p>Each stream has its own thread: one of 8 reused ones, else a virtual one where the JVM supports it. So callbacks may block. Options that contradict
 * each other throw {@link io.github.azurellama.error.InvalidSettingException} from the call itself. An endpoint of
 * {@link io.github.azurellama.endpoint.ApiDialect#SCORE} does not stream: the text is passed to the handler at once.
 */
public final class AzureLlamaStreamingChatModel implements StreamingChatModel {

    private final ChatPipeline pipeline;

    private AzureLlamaStreamingChatModel(AzureLlamaChatModelBuilder<AzureLlamaStreamingChatModel> builder) {
        this.pipeline = new ChatPipeline(builder, true);
    }

    /**
     * Starts building a model. {@code endpoint} or {@code deployments} is required; with the first, {@code apiKey} or
     * {@code credential} is required except for
     * {@link io.github.azurellama.endpoint.EndpointKind#OPENAI_COMPATIBLE}.
     */
    public static AzureLlamaChatModelBuilder<AzureLlamaStreamingChatModel> builder() {
        return new AzureLlamaChatModelBuilder<>(AzureLlamaStreamingChatModel::new);
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        pipeline.stream(request, Objects.requireNonNull(handler, "handler"));
    }

    /**
     * A publisher of LangChain4j's {@code ChatModelStreamingEvent}s. LangChain4j 1.20 and later call it for {@code chat} without a
     * handler, which adds the listeners. The return type has no argument because 1.19 lacks that class; there the last event is
     * the {@link dev.langchain4j.model.chat.response.ChatResponse} itself, where 1.20 has a {@code CompleteResponse}.
     *
     * <p>Each subscription sends the request once. Events come in the order of the stream, on a thread of this library: thinking,
     * text, partial tool calls, complete tool calls, and the complete response, before {@code onComplete}. Whatever
     * {@link AzureLlamaChatModel} would throw is passed to {@code onError}. Where no event is requested, the connection is not
     * read, so the server has to wait; {@code callTimeout} goes on meanwhile. A subscriber that throws, or cancels, closes
     * the connection at once.
     */
    @SuppressWarnings({"rawtypes", "unchecked", "MissingOverride"}) // of LangChain4j 1.20
    public Flow.Publisher doChat(ChatRequest request) {
        return pipeline.publisher(request);
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

    /**
     * How tools of the next request reach the model, never {@link ToolCalling#AUTO}: what the builder set, or what {@code AUTO}
     * chose for the endpoint and its rejections so far.
     */
    public ToolCalling toolCalling() {
        return pipeline.exchanges().toolCalling();
    }

    /**
     * How the JSON schema of the next request without tools reaches the model, never {@link StructuredOutput#AUTO}: what the
     * builder set, or what {@code AUTO} chose for the endpoint and its rejections so far.
     */
    public StructuredOutput structuredOutput() {
        return pipeline.exchanges().structuredOutput();
    }

    /** The endpoint with its kind and dialect, without secrets. */
    @Override
    public String toString() {
        return "AzureLlamaStreamingChatModel[" + pipeline + "]";
    }
}
