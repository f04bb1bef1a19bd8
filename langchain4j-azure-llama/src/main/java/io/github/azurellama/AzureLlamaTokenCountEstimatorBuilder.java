package io.github.azurellama;

import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.internal.token.ChatTemplate;
import io.github.azurellama.internal.token.EstimatingTokenizer;
import io.github.azurellama.internal.token.VocabularyTokenizer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Builds an estimator of token counts. {@link #endpoint} counts by the endpoint, {@link #tokenizerModel} by a vocabulary file;
 * without either, counts are estimates. Connection settings have an effect only with an endpoint.
 */
public final class AzureLlamaTokenCountEstimatorBuilder
        extends AzureLlamaConnectionBuilder<AzureLlamaTokenCountEstimatorBuilder> {

    /** Llama 4 splits an image into at most 16 tiles and adds a scaled copy of it: 17 times 144 tokens, and the separators. */
    private static final int TOKENS_PER_IMAGE = 2500;

    private @Nullable String modelName;
    private @Nullable Path tokenizerModel;
    private int tokensPerImage = TOKENS_PER_IMAGE;

    AzureLlamaTokenCountEstimatorBuilder() {}

    @Override
    AzureLlamaTokenCountEstimatorBuilder self() {
        return this;
    }

    /** The model whose tokenizer counts, for endpoints that serve several. Default is to omit the field {@code model}. */
    public AzureLlamaTokenCountEstimatorBuilder modelName(@Nullable String modelName) {
        this.modelName = modelName;
        return this;
    }

    /**
     * The file {@code tokenizer.model} that Meta ships with Llama 3, 3.1, 3.2 and 3.3. Needs the optional dependency
     * {@code com.knuddels:jtokkit}. The file is read and kept in memory when the estimator is built.
     */
    public AzureLlamaTokenCountEstimatorBuilder tokenizerModel(@Nullable Path tokenizerModel) {
        this.tokenizerModel = tokenizerModel;
        return this;
    }

    /**
     * The number of tokens that each image counts as, at least 0. Default is 2500, slightly above the maximum of Llama 4:
     * 17 tiles of 144 tokens with their separators. Use 1 for Llama 3.2.
     *
     * @throws io.github.azurellama.error.InvalidSettingException if it is negative
     */
    public AzureLlamaTokenCountEstimatorBuilder tokensPerImage(@Nullable Integer tokensPerImage) {
        Integer checked = ConnectionSettings.notNegative("tokensPerImage", tokensPerImage);
        this.tokensPerImage = checked == null ? TOKENS_PER_IMAGE : checked;
        return this;
    }

    /**
     * Builds the estimator.
     *
     * @throws io.github.azurellama.error.InvalidSettingException if both {@code endpoint} and {@code tokenizerModel} are set, if
     *     this kind of endpoint has no {@code /tokenize}, or if the file is not a vocabulary
     * @throws IllegalStateException if {@code tokenizerModel} is set and jtokkit is not on the class path
     */
    public AzureLlamaTokenCountEstimator build() {
        return new AzureLlamaTokenCountEstimator(counter(), tokensPerImage);
    }

    private TokenCounter counter() {
        if (connection.endpoint.endpoint == null && connection.deployments == null) {
            return tokenizerModel == null
                    ? new OfflineTokenCounter(new ChatTemplate(new EstimatingTokenizer()), "estimate")
                    : new OfflineTokenCounter(new ChatTemplate(read(tokenizerModel)), tokenizerModel.toString());
        }
        if (tokenizerModel != null) {
            throw new InvalidSettingException(
                    "tokenizerModel",
                    tokenizerModel,
                    "endpoint and tokenizerModel = " + tokenizerModel
                            + " are both set, but only one can count: unset the other");
        }
        return new RemoteTokenCounter(connection, modelName);
    }

    private static VocabularyTokenizer read(Path file) {
        try {
            return VocabularyTokenizer.read(file);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "tokenizerModel = " + file + " needs jtokkit: add the dependency com.knuddels:jtokkit", e);
        }
    }
}
