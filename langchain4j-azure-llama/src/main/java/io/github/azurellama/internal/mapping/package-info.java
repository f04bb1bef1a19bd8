/**
 * Between LangChain4j's types and the records on the wire: requests and their rules on the way down, answers on the way
 * back. A stream is folded into the record that a whole answer arrives as, so one mapper serves both. Knows no HTTP.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.mapping;

import org.jspecify.annotations.NullMarked;
