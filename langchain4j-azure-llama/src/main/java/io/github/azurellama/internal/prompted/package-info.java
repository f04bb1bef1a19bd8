/**
 * Writes tools and schemas into the prompt, for endpoints without fields for them. Finds the JSON in the text of a completion
 * that fits the schema. Accepts what LangChain4j's own parser accepts.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.prompted;

import org.jspecify.annotations.NullMarked;
