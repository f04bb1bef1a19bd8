/**
 * The models and their builders.
 *
 * <p>{@link io.github.azurellama.AzureLlamaChatModel} and {@link io.github.azurellama.AzureLlamaStreamingChatModel}
 * answer conversations. LangChain4j called their interfaces {@code ChatLanguageModel} and
 * {@code StreamingChatLanguageModel} before its version 1.0.
 */
@NullMarked
package io.github.azurellama;

import org.jspecify.annotations.NullMarked;
