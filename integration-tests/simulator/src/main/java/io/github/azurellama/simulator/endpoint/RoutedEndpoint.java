package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.error.ErrorFormat;
import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.wire.EndpointRequest;
import io.github.azurellama.simulator.wire.EndpointResponse;
import io.github.azurellama.simulator.wire.EndpointResponse.Whole;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An endpoint made of its authentication, a table of routes, and headers for every response.
 *
 * @param errorFormat formats errors before a route is found
 * @param container what the platform makes of errors without a route
 * @param authentication throws for requests without the right credential
 * @param routes the routes by path
 * @param headers the headers of every response, whatever its status
 */
record RoutedEndpoint(
        ErrorFormat errorFormat,
        UnaryOperator<Whole> container,
        Consumer<EndpointRequest> authentication,
        Map<String, Route> routes,
        Function<EndpointRequest, Map<String, String>> headers)
        implements Function<EndpointRequest, EndpointResponse> {

    /**
     * What happens on one path.
     *
     * @param method the one HTTP method that it takes
     * @param errorFormat how it words refusals
     * @param container what the platform makes of them
     * @param handler returns the response, or throws
     */
    record Route(
            String method,
            ErrorFormat errorFormat,
            UnaryOperator<Whole> container,
            Function<EndpointRequest, EndpointResponse> handler) {}

    @Override
    public EndpointResponse apply(EndpointRequest call) {
        return routed(call).withHeaders(headers.apply(call));
    }

    private EndpointResponse routed(EndpointRequest call) {
        try {
            authentication.accept(call);
        } catch (ErrorResponseException e) {
            return e.in(errorFormat);
        }
        if (call.path().isEmpty() || call.path().equals("/")) {
            return Whole.json(405, SimulatorJson.object().put("detail", "Method Not Allowed"));
        }
        var route = routes.get(call.path());
        if (route == null) {
            return container.apply(errorFormat.noRoute());
        }
        try {
            if (!call.method().equals(route.method())) {
                throw new ErrorResponseException(ErrorFormat::wrongMethod);
            }
            return route.handler().apply(call);
        } catch (ErrorResponseException e) {
            return route.container().apply(e.in(route.errorFormat()));
        } catch (RuntimeException e) {
            // A responder that throws is this simulator's engine failing.
            return route.container().apply(route.errorFormat().engine(500, String.valueOf(e), null));
        }
    }
}
