/**
 * Streamed completions. The events of a stream are accumulated into the completion that would have been sent without streaming,
 * which the mappers for whole completions then map. LangChain4j's handlers are called on the way and exactly once at the end.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.stream;

import org.jspecify.annotations.NullMarked;
