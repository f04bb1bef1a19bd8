/**
 * The dialects: where a request goes, how its body is laid out, and which implicit fields it gets.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.dialect;

import org.jspecify.annotations.NullMarked;
