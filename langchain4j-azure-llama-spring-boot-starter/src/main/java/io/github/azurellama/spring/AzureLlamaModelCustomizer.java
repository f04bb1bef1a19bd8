package io.github.azurellama.spring;

import io.github.azurellama.AzureLlamaModelBuilder;

/**
 * Changes the builders of models after the properties, for what properties cannot express. All beans of this type are called,
 * in their order:
 *
 * <pre>{@code
 * @Bean
 * AzureLlamaModelCustomizer<AzureLlamaChatModelBuilder<?>> tools() {
 *     return (builder, name) -> builder.toolSpecifications(TOOLS);
 * }
 * }</pre>
 *
 * @param <B> the builders that it changes: {@code AzureLlamaChatModelBuilder<?>}, {@code AzureLlamaLanguageModelBuilder<?>}, or
 *     {@code AzureLlamaModelBuilder<?>} for all
 */
@FunctionalInterface
public interface AzureLlamaModelCustomizer<B extends AzureLlamaModelBuilder<?>> {

    /**
     * Changes a builder.
     *
     * @param builder the builder, with the properties applied
     * @param name the name below {@code langchain4j.azure-llama.models}; for unnamed models the last part of their prefix, such
     *     as {@code chat-model}
     */
    void customize(B builder, String name);
}
