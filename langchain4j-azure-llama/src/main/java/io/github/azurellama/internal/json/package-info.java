/**
 * Readers and writers of JSON: completions, chunks, messages and tools.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.json;

import org.jspecify.annotations.NullMarked;
