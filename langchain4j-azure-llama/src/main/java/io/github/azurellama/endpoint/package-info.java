/**
 * Where a request goes: what Azure calls an endpoint, and what differs between its kinds.
 *
 * <p>{@link io.github.azurellama.endpoint.Endpoint} reads any URL that the Azure portal shows.
 * {@link io.github.azurellama.endpoint.EndpointKind} is the table of differences.
 * This package knows nothing of HTTP.
 */
@NullMarked
package io.github.azurellama.endpoint;

import org.jspecify.annotations.NullMarked;
