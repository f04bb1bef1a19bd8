/**
 * What an answer holds beyond LangChain4j's own types: log probabilities, all choices, content-filter results and what
 * the headers said. All of it hangs on {@link io.github.azurellama.response.AzureLlamaChatResponseMetadata}.
 */
@NullMarked
package io.github.azurellama.response;

import org.jspecify.annotations.NullMarked;
