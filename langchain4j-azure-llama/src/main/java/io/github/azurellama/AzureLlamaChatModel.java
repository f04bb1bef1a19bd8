package io.github.azurellama;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A chat model of Llama on Azure. Calls block until the response is complete, or return a future. Thread-safe.
 *
 * <p>LangChain4j called the interface {@code ChatLanguageModel} before its version 1.0.
 *
 * <pre>{@code
 * ChatModel model = AzureLlamaChatModel.builder().endpoint(url).apiKey(key).temperature(0.2).build();
 * String answer = model.chat("What is the capital of Australia?");
 * }</pre>
 *
 * <p>A call that fails throws a {@link dev.langchain4j.exception.LangChain4jException}. If the server sent an error response,
 * its cause is an {@link io.github.azurellama.error.AzureLlamaHttpException}.
 *
 * <ul>
 *   <li>{@link dev.langchain4j.exception.AuthenticationException}: the credential is wrong or lacks a permission
 *   <li>{@link dev.langchain4j.exception.ModelNotFoundException}: the URL or the model is wrong
 *   <li>{@link dev.langchain4j.exception.RateLimitException}: the quota is used up
 *   <li>{@link dev.langchain4j.exception.ContentFilteredException}: the content filter rejected the prompt
 *   <li>{@link dev.langchain4j.exception.InvalidRequestException}: the server rejected the request for another reason
 *   <li>{@link dev.langchain4j.exception.UnresolvedModelServerException}: the host is unknown, or its certificate is not trusted
 *   <li>{@link dev.langchain4j.exception.TimeoutException}: a timeout
 *   <li>{@link dev.langchain4j.exception.InternalServerException}: the server or the connection failed
 * </ul>
 *
 * <p>Before anything is sent, options that contradict each other throw
 * {@link io.github.azurellama.error.InvalidSettingException}, and features that the endpoint lacks throw
 * {@link dev.langchain4j.exception.UnsupportedFeatureException}.
 *
 * <p>The metadata of a response is an {@link io.github.azurellama.response.AzureLlamaChatResponseMetadata}.
 */
public final class AzureLlamaChatModel implements ChatModel {

    private final ChatPipeline pipeline;

    private AzureLlamaChatModel(AzureLlamaChatModelBuilder<AzureLlamaChatModel> builder) {
        this.pipeline = new ChatPipeline(builder, false);
    }

    /**
     * Starts building a model. {@code endpoint} or {@code deployments} is required; with the first, {@code apiKey} or
     * {@code credential} is required except for
     * {@link io.github.azurellama.endpoint.EndpointKind#OPENAI_COMPATIBLE}.
     */
    public static AzureLlamaChatModelBuilder<AzureLlamaChatModel> builder() {
        return new AzureLlamaChatModelBuilder<>(AzureLlamaChatModel::new);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return pipeline.chat(request);
    }

    /**
     * As {@link #doChat}, without a thread of the caller that waits. LangChain4j 1.20 and later call it for {@code chatAsync},
     * which adds the listeners; with 1.19 it can be called itself.
     *
     * <p>Never throws: whatever {@code chat} would throw completes the future. When the future is cancelled, or completed in
     * another way, the HTTP call ends at once, as does a delay before a retry. The future completes on a thread of this library, which
     * the call occupies from its start: one of 8 reused ones, else a virtual one where the JVM supports it.
     */
    @SuppressWarnings("MissingOverride") // of LangChain4j 1.20
    public CompletableFuture<ChatResponse> doChatAsync(ChatRequest request) {
        return pipeline.chatAsync(request);
    }

    /**
     * The text of the response to a user message. LangChain4j 1.20 and later have this method too, but their future leaves the
     * HTTP call running when it is cancelled; this one ends it.
     */
    // An override of LangChain4j 1.20; the future that is ignored is that of a callback that cannot fail.
    @SuppressWarnings({"MissingOverride", "FutureReturnValueIgnored"})
    public CompletableFuture<String> chatAsync(String userMessage) {
        CompletableFuture<ChatResponse> response = NewerChat.start(
                this,
                ChatRequest.builder().messages(UserMessage.from(userMessage)).build());
        CompletableFuture<String> text =
                response.thenApply(whole -> whole.aiMessage().text());
        text.whenComplete((ignored, failure) -> {
            if (text.isCancelled()) {
                response.cancel(true);
            }
        });
        return text;
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
        return "AzureLlamaChatModel[" + pipeline + "]";
    }
}
