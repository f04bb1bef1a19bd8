package io.github.azurellama;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.language.StreamingLanguageModel;

/**
 * A Llama base model on Azure, such as {@code Meta-Llama-3-8B}, that completes a text piece by piece. Safe to use from
 * several threads. For instruct models use {@link AzureLlamaStreamingChatModel}.
 *
 * <pre>{@code
 * var model = AzureLlamaStreamingLanguageModel.builder().endpoint(url).apiKey(key).build();
 * StreamingHandle handle = model.start("Once upon a time", handler); // handle.cancel() stops it
 * }</pre>
 *
 * <p>A call returns at once. The handler is called on one other thread, in order, and ends with exactly one
 * {@code onComplete} or {@code onError}; a callback that throws ends the stream with {@code onError}. With {@code n} above 1
 * the pieces are those of the first answer, and all answers are in the metadata of the response. An endpoint of
 * {@link io.github.azurellama.endpoint.ApiDialect#SCORE} does not stream: the whole text comes as one piece.
 */
public final class AzureLlamaStreamingLanguageModel implements StreamingLanguageModel {

    private final CompletionPipeline pipeline;

    private AzureLlamaStreamingLanguageModel(AzureLlamaLanguageModelBuilder<AzureLlamaStreamingLanguageModel> builder) {
        this.pipeline = new CompletionPipeline(builder, true);
    }

    /** Starts building a model; {@code endpoint} and mostly {@code apiKey} must be set. */
    public static AzureLlamaLanguageModelBuilder<AzureLlamaStreamingLanguageModel> builder() {
        return new AzureLlamaLanguageModelBuilder<>(AzureLlamaStreamingLanguageModel::new);
    }

    @Override
    public void generate(String prompt, StreamingResponseHandler<String> handler) {
        start(prompt, handler);
    }

    /**
     * As {@link #generate(String, StreamingResponseHandler)}, for who may want to stop it: LangChain4j's interface offers no
     * way to.
     *
     * @return cancels the stream from any thread at any time; the connection is closed at once, and the handler is called
     *     no more
     */
    public StreamingHandle start(String prompt, StreamingResponseHandler<String> handler) {
        return pipeline.stream(prompt, handler);
    }

    /** The endpoint and what was decided about it, without secrets. */
    @Override
    public String toString() {
        return "AzureLlamaStreamingLanguageModel[" + pipeline + "]";
    }
}
