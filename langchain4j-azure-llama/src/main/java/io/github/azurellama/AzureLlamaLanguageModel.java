package io.github.azurellama;

import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.output.Response;

/**
 * A base model of Llama on Azure, such as {@code Meta-Llama-3-8B}, that continues a text. Calls block until the completion is
 * complete. Thread-safe. For instruct models use {@link AzureLlamaChatModel}.
 *
 * <pre>{@code
 * LanguageModel model = AzureLlamaLanguageModel.builder().endpoint(url).apiKey(key).maxOutputTokens(60).build();
 * String text = model.generate("The three largest lakes of Africa are").content();
 * }</pre>
 *
 * <p>The text of a response is never null: an empty completion is "". The metadata of the response is described in
 * {@link io.github.azurellama.response.CompletionMetadata}. Calls throw the exceptions of {@link AzureLlamaChatModel}.
 */
public final class AzureLlamaLanguageModel implements LanguageModel {

    private final CompletionPipeline pipeline;

    private AzureLlamaLanguageModel(AzureLlamaLanguageModelBuilder<AzureLlamaLanguageModel> builder) {
        this.pipeline = new CompletionPipeline(builder, false);
    }

    /**
     * Starts building a model. {@code endpoint} or {@code deployments} is required; with the first, {@code apiKey} or
     * {@code credential} is required except for
     * {@link io.github.azurellama.endpoint.EndpointKind#OPENAI_COMPATIBLE}.
     */
    public static AzureLlamaLanguageModelBuilder<AzureLlamaLanguageModel> builder() {
        return new AzureLlamaLanguageModelBuilder<>(AzureLlamaLanguageModel::new);
    }

    @Override
    public Response<String> generate(String prompt) {
        return pipeline.generate(prompt);
    }

    /** The endpoint with its kind and dialect, without secrets. */
    @Override
    public String toString() {
        return "AzureLlamaLanguageModel[" + pipeline + "]";
    }
}
