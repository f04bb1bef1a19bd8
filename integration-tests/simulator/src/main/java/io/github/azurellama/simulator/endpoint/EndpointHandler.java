package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.wire.EndpointRequest;
import io.github.azurellama.simulator.wire.EndpointResponse;

/** An endpoint without its network: maps each request to a response, never throws. */
@FunctionalInterface
public interface EndpointHandler {

    /** The response to a call. */
    EndpointResponse handle(EndpointRequest call);
}
