/**
 * Tool calls that a model writes as text: as JSON, as Python, or in tags.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.toolcall;

import org.jspecify.annotations.NullMarked;
