package io.github.azurellama.simulator.endpoint;

import io.github.azurellama.simulator.refusal.Envelope;
import io.github.azurellama.simulator.refusal.Refusal;
import io.github.azurellama.simulator.wire.Answer;
import io.github.azurellama.simulator.wire.Call;
import io.github.azurellama.simulator.wire.Json;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** An endpoint as a gate, a table of routes, and headers for every answer. */
final class RoutedEndpoint implements Endpoint {

    private final Envelope front;
    private final Consumer<Call> gate;
    private final Map<String, Route> routes;
    private final Function<Call, Map<String, String>> headers;

    /**
     * Puts an endpoint together.
     *
     * @param front words what is refused before a route is found
     * @param gate throws a refusal for calls that may not enter
     * @param routes the routes by path
     * @param headers the headers of every answer, whatever its status
     */
    RoutedEndpoint(
            Envelope front,
            Consumer<Call> gate,
            Map<String, Route> routes,
            Function<Call, Map<String, String>> headers) {
        this.front = front;
        this.gate = gate;
        this.routes = Map.copyOf(routes);
        this.headers = headers;
    }

    @Override
    public Answer answer(Call call) {
        return routed(call).withHeaders(headers.apply(call));
    }

    private Answer routed(Call call) {
        var envelope = front;
        try {
            gate.accept(call);
            if (call.path().isEmpty() || call.path().equals("/")) {
                return Answer.Whole.json(405, Json.object().put("detail", "Method Not Allowed"));
            }
            var route = routes.get(call.path());
            if (route == null) {
                throw new Refusal(Envelope::noRoute);
            }
            envelope = route.envelope();
            if (!call.method().equals(route.method())) {
                throw new Refusal(Envelope::wrongMethod);
            }
            return route.handler().apply(call);
        } catch (Refusal refusal) {
            return refusal.in(envelope);
        } catch (RuntimeException e) {
            // A responder that throws is this simulator's engine failing.
            return envelope.engine(500, String.valueOf(e), null);
        }
    }
}
