/**
 * Tools and schemas that reach the model through the prompt, and the search for JSON in what it writes.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.prompted;

import org.jspecify.annotations.NullMarked;
