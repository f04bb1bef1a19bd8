/**
 * Metadata of responses beyond LangChain4j's own types: log probabilities, all choices, content filter results and rate limits.
 * {@link io.github.azurellama.response.AzureLlamaChatResponseMetadata} holds it for chats,
 * {@link io.github.azurellama.response.CompletionMetadata} names its keys for text completions.
 */
@NullMarked
package io.github.azurellama.response;

import org.jspecify.annotations.NullMarked;
