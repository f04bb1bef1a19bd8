/**
 * Streamed completions: accumulates chunks into the completion that would have come whole, and calls LangChain4j's handlers.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.stream;

import org.jspecify.annotations.NullMarked;
