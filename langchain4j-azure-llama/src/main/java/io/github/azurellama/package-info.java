/**
 * The models and their builders.
 *
 * <p>{@link io.github.azurellama.AzureLlamaChatModel} and {@link io.github.azurellama.AzureLlamaStreamingChatModel}
 * answer conversations, {@link io.github.azurellama.AzureLlamaLanguageModel} and
 * {@link io.github.azurellama.AzureLlamaStreamingLanguageModel} continue texts. LangChain4j called the first two interfaces {@code ChatLanguageModel} and
 * {@code StreamingChatLanguageModel} before its version 1.0.
 */
@NullMarked
package io.github.azurellama;

import org.jspecify.annotations.NullMarked;
