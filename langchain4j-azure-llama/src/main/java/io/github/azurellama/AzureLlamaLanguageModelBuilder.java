package io.github.azurellama;

import java.util.function.Function;

/**
 * Builds a language model, blocking or streaming, which have the same settings.
 *
 * @param <M> the type of the model
 */
public final class AzureLlamaLanguageModelBuilder<M> extends AzureLlamaModelBuilder<AzureLlamaLanguageModelBuilder<M>> {

    private final Function<AzureLlamaLanguageModelBuilder<M>, M> product;

    AzureLlamaLanguageModelBuilder(Function<AzureLlamaLanguageModelBuilder<M>, M> product) {
        this.product = product;
    }

    @Override
    AzureLlamaLanguageModelBuilder<M> self() {
        return this;
    }

    /**
     * Builds the model.
     *
     * @throws io.github.azurellama.error.InvalidSettingException if a setting is missing, out of range for the endpoint, or
     *     contradicts another; the message names the setting and the remedy
     * @throws dev.langchain4j.exception.UnsupportedFeatureException if the endpoint lacks a feature that a setting needs
     */
    public M build() {
        return product.apply(this);
    }
}
