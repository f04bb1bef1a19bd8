package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.wire.EndpointRequest;
import io.github.azurellama.simulator.wire.EndpointResponse;

/** An endpoint without its network: answers any call, never throws. */
@FunctionalInterface
public interface EndpointHandler {

    /** The answer to a call. */
    EndpointResponse answer(EndpointRequest call);
}
