/**
 * The dialects of the endpoints: where a request goes, how its body is laid out, and which implicit fields it gets. Two dialects
 * share OpenAI's bodies, and {@code /score} has its own. Routes that generate nothing, such as the list of models, are here too.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.dialect;

import org.jspecify.annotations.NullMarked;
