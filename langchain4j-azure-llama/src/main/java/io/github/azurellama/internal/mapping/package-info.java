/**
 * Maps between LangChain4j's types and the records of the wire: requests and their rules on the way down, completions on the way
 * back. A stream is accumulated into the record that a whole body is read into, so one mapper serves both. Knows no HTTP.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.mapping;

import org.jspecify.annotations.NullMarked;
