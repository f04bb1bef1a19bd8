/**
 * What goes over the wire, without a network: the call as an endpoint sees it, and the response that it gives. An
 * endpoint is thereby a pure function from {@link io.github.azurellama.simulator.wire.EndpointRequest} to
 * {@link io.github.azurellama.simulator.wire.EndpointResponse}. Only the root package knows the HTTP server.
 */
@NullMarked
package io.github.azurellama.simulator.wire;

import org.jspecify.annotations.NullMarked;
