/**
 * Counts the tokens of text as Llama 3 does: exactly with its vocabulary, or as an estimate. Knows the special tokens of the chat
 * templates. Depends on no other package but {@code internal.wire}.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.token;

import org.jspecify.annotations.NullMarked;
