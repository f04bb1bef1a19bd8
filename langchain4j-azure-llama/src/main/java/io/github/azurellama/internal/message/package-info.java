/**
 * Maps LangChain4j's messages, contents, tools and schemas to those of a request. Refuses content that no Llama model on Azure
 * accepts. Whatever a model wrote before can be sent back.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.message;

import org.jspecify.annotations.NullMarked;
