package io.github.azurellama;

import java.util.function.Function;

/**
 * Builds a model that completes text, blocking or streaming: every setting holds for both.
 *
 * @param <M> the model that {@link #build} makes
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
     * @throws IllegalArgumentException if a setting is missing, out of range for the endpoint, or contradicts another; the
     *     message names it and the remedy
     */
    public M build() {
        return product.apply(this);
    }
}
