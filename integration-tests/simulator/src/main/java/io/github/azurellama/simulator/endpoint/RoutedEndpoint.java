package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.error.ErrorFormat;
import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.wire.EndpointRequest;
import io.github.azurellama.simulator.wire.EndpointResponse;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** An endpoint as a gate, a table of routes, and headers for every answer. */
final class RoutedEndpoint implements EndpointHandler {

    private final ErrorFormat front;
    private final Consumer<EndpointRequest> gate;
    private final Map<String, Route> routes;
    private final Function<EndpointRequest, Map<String, String>> headers;

    /**
     * Puts an endpoint together.
     *
     * @param front words what is refused before a route is found
     * @param gate throws a refusal for calls that may not enter
     * @param routes the routes by path
     * @param headers the headers of every answer, whatever its status
     */
    RoutedEndpoint(
            ErrorFormat front,
            Consumer<EndpointRequest> gate,
            Map<String, Route> routes,
            Function<EndpointRequest, Map<String, String>> headers) {
        this.front = front;
        this.gate = gate;
        this.routes = Map.copyOf(routes);
        this.headers = headers;
    }

    @Override
    public EndpointResponse answer(EndpointRequest call) {
        return routed(call).withHeaders(headers.apply(call));
    }

    private EndpointResponse routed(EndpointRequest call) {
        var errorFormat = front;
        try {
            gate.accept(call);
            if (call.path().isEmpty() || call.path().equals("/")) {
                return EndpointResponse.Whole.json(405, SimulatorJson.object().put("detail", "Method Not Allowed"));
            }
            var route = routes.get(call.path());
            if (route == null) {
                throw new ErrorResponseException(ErrorFormat::noRoute);
            }
            errorFormat = route.errorFormat();
            if (!call.method().equals(route.method())) {
                throw new ErrorResponseException(ErrorFormat::wrongMethod);
            }
            return route.handler().apply(call);
        } catch (ErrorResponseException refusal) {
            return refusal.in(errorFormat);
        } catch (RuntimeException e) {
            // A responder that throws is this simulator's engine failing.
            return errorFormat.engine(500, String.valueOf(e), null);
        }
    }
}
