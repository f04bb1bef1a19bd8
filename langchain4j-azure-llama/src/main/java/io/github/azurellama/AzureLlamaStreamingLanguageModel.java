package io.github.azurellama;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.language.StreamingLanguageModel;
import java.util.Objects;

/**
 * A base model of Llama on Azure, such as {@code Meta-Llama-3-8B}, that streams the continuation of a text. Thread-safe. For
 * instruct models use {@link AzureLlamaStreamingChatModel}.
 *
 * <pre>{@code
 * var model = AzureLlamaStreamingLanguageModel.builder().endpoint(url).apiKey(key).build();
 * StreamingHandle handle = model.start("Once upon a time", handler); // handle.cancel() stops it
 * }</pre>
 *
 * <p>A call returns at once. The callbacks of the handler run one after the other on one other thread. The last one is a
 * single {@code onComplete} or {@code onError}. An {@code onNext} that throws ends the stream with {@code onError}. With {@code n}
 * above 1 only the choice with index 0 is streamed; all choices are in the metadata of the response. An endpoint of
 * {@link io.github.azurellama.endpoint.ApiDialect#SCORE} does not stream: the text is passed to the handler at once.
 */
public final class AzureLlamaStreamingLanguageModel implements StreamingLanguageModel {

    private final CompletionPipeline pipeline;

    private AzureLlamaStreamingLanguageModel(AzureLlamaLanguageModelBuilder<AzureLlamaStreamingLanguageModel> builder) {
        this.pipeline = new CompletionPipeline(builder, true);
    }

    /**
     * Starts building a model. {@code endpoint} or {@code deployments} is required; with the first, {@code apiKey} or
     * {@code credential} is required except for
     * {@link io.github.azurellama.endpoint.EndpointKind#OPENAI_COMPATIBLE}.
     */
    public static AzureLlamaLanguageModelBuilder<AzureLlamaStreamingLanguageModel> builder() {
        return new AzureLlamaLanguageModelBuilder<>(AzureLlamaStreamingLanguageModel::new);
    }

    @Override
    public void generate(String prompt, StreamingResponseHandler<String> handler) {
        start(prompt, handler);
    }

    /**
     * As {@link #generate(String, StreamingResponseHandler)}, with a handle to cancel the stream, which LangChain4j's interface
     * lacks.
     *
     * @return cancels the stream, from any thread at any time: the connection is closed at once, and no further callback
     *     starts
     */
    public StreamingHandle start(String prompt, StreamingResponseHandler<String> handler) {
        return pipeline.stream(prompt, Objects.requireNonNull(handler, "handler"));
    }

    /** The endpoint with its kind and dialect, without secrets. */
    @Override
    public String toString() {
        return "AzureLlamaStreamingLanguageModel[" + pipeline + "]";
    }
}
