/**
 * What is on the wire: records of requests and answers, how each dialect writes and reads them, and the two seams where
 * mapping and HTTP meet ({@link io.github.azurellama.internal.wire.WireRequest} down,
 * {@link io.github.azurellama.internal.wire.ResponseReader} and {@link io.github.azurellama.internal.wire.EventConsumer}
 * back).
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.github.azurellama.internal.wire;

import org.jspecify.annotations.NullMarked;
