/**
 * Records of what is sent and received: requests, completions, headers, and exceptions for unusable responses. Mapping and
 * HTTP meet here: {@link io.github.azurellama.internal.wire.WireRequest} goes down, and
 * {@link io.github.azurellama.internal.wire.CompletionMapper} and {@link io.github.azurellama.internal.wire.EventConsumer}
 * receive what comes back. The package has no behaviour of its own beyond reading a record's values.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.wire;

import org.jspecify.annotations.NullMarked;
