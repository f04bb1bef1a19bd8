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
 * @param handler returns the response, or throws
 */
record Route(String method, ErrorFormat errorFormat, Function<EndpointRequest, EndpointResponse> handler) {

    static Route post(ErrorFormat errorFormat, Function<EndpointRequest, EndpointResponse> handler) {
        return new Route("POST", errorFormat, handler);
    }

    static Route get(ErrorFormat errorFormat, Function<EndpointRequest, EndpointResponse> handler) {
        return new Route("GET", errorFormat, handler);
    }
}
