/**
 * How Llama 3 makes tokens of text: counted with its own vocabulary, or estimated.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.token;

import org.jspecify.annotations.NullMarked;
