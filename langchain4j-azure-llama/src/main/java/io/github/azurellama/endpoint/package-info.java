/**
 * The URL of requests, and what differs between the kinds of endpoints.
 *
 * <p>{@link io.github.azurellama.endpoint.Endpoint} reads any URL that the Azure portal shows.
 * {@link io.github.azurellama.endpoint.EndpointKind} is the table of differences. This package does not depend on an HTTP
 * client.
 */
@NullMarked
package io.github.azurellama.endpoint;

import org.jspecify.annotations.NullMarked;
