/**
 * Finds tool calls in the text of a completion, and removes the tokens of the chat template. Knows the forms that Llama models
 * write: JSON, Python, and tags. The filter works on streamed text, and the result does not depend on how it is split.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.toolcall;

import org.jspecify.annotations.NullMarked;
