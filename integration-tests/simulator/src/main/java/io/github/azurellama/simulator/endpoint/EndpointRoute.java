package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.error.ErrorFormat;
import io.github.azurellama.simulator.wire.EndpointRequest;
import io.github.azurellama.simulator.wire.EndpointResponse;
import java.util.function.Function;

/**
 * What happens on one path.
 *
 * @param method the one HTTP method that it takes
 * @param errorFormat how it words refusals
 * @param container what the platform makes of them
 * @param handler returns the response, or throws
 */
record EndpointRoute(
        String method,
        ErrorFormat errorFormat,
        Container container,
        Function<EndpointRequest, EndpointResponse> handler) {}
