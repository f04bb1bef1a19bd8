package io.github.azurellama;

import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.output.Response;

/**
 * A Llama base model on Azure, such as {@code Meta-Llama-3-8B}, that completes a text as a whole. Safe to use from several
 * threads. For instruct models use {@link AzureLlamaChatModel}.
 *
 * <pre>{@code
 * LanguageModel model = AzureLlamaLanguageModel.builder().endpoint(url).apiKey(key).maxOutputTokens(60).build();
 * String text = model.generate("The three largest lakes of Africa are").content();
 * }</pre>
 *
 * <p>The text of a response is never null: an empty completion is "". What else the server said is in the response's
 * metadata, see {@link io.github.azurellama.response.CompletionMetadata}. A call throws as {@link AzureLlamaChatModel} does.
 */
public final class AzureLlamaLanguageModel implements LanguageModel {

    private final CompletionPipeline pipeline;

    private AzureLlamaLanguageModel(AzureLlamaLanguageModelBuilder<AzureLlamaLanguageModel> builder) {
        this.pipeline = new CompletionPipeline(builder, false);
    }

    /** Starts building a model; {@code endpoint} and mostly {@code apiKey} must be set. */
    public static AzureLlamaLanguageModelBuilder<AzureLlamaLanguageModel> builder() {
        return new AzureLlamaLanguageModelBuilder<>(AzureLlamaLanguageModel::new);
    }

    @Override
    public Response<String> generate(String prompt) {
        return pipeline.generate(prompt);
    }

    /** The endpoint and what was decided about it, without secrets. */
    @Override
    public String toString() {
        return "AzureLlamaLanguageModel[" + pipeline + "]";
    }
}
