/**
 * JSON of requests and responses. The readers turn bytes into the records of {@code internal.wire} in one pass, and the
 * writers do the reverse. A value that a reader cannot use is absent and never fails the rest.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.json;

import org.jspecify.annotations.NullMarked;
