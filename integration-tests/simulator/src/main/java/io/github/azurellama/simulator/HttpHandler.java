package io.github.azurellama.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.azurellama.simulator.wire.EndpointRequest;
import io.github.azurellama.simulator.wire.EndpointResponse;
import io.github.azurellama.simulator.wire.SimulatorJson;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Records each request, gets the endpoint's response, and lets a {@link ResponseWriter} send it. */
final class HttpHandler implements Handler<HttpServerRequest> {

    private final Vertx vertx;
    private final Function<EndpointRequest, EndpointResponse> endpoint;
    private final Duration tokenDelay;
    private final TrafficLog traffic;
    private final ConnectionLimits limits;

    HttpHandler(Vertx vertx, SimulatorOptions options, TrafficLog traffic, ConnectionLimits limits) {
        this.vertx = vertx;
        this.endpoint = options.endpoint().deploy(options.config());
        this.tokenDelay = options.tokenDelay();
        this.traffic = traffic;
        this.limits = limits;
    }

    @Override
    public void handle(HttpServerRequest request) {
        limits.requested(request);
        request.body().onSuccess(body -> {
            var call = new EndpointRequest(
                    request.method().name(),
                    request.path(),
                    map(request.params()),
                    map(request.headers()),
                    body.toString());
            traffic.add(new RecordedRequest(
                    call.method(), call.path(), call.query(), call.headers(), json(call.body()), call.body()));
            var response = endpoint.apply(call);
            var fault = traffic.nextFault(response instanceof EndpointResponse.Streamed);
            new ResponseWriter(vertx, request, tokenDelay, traffic).deliver(response, fault);
        });
    }

    private static JsonNode json(String body) {
        try {
            return SimulatorJson.parse(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Map<String, String> map(MultiMap values) {
        var map = new LinkedHashMap<String, String>();
        values.forEach((name, value) ->
                map.merge(name.toLowerCase(Locale.ROOT), value, (first, second) -> first + ", " + second));
        return map;
    }
}
