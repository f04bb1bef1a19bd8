package io.github.azurellama.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.azurellama.simulator.endpoint.EndpointHandler;
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

/** Records each request, gets the endpoint's response, and lets a {@link ResponseWriter} send it. */
final class HttpHandler implements Handler<HttpServerRequest> {

    private final Vertx vertx;
    private final EndpointHandler endpoint;
    private final Duration tokenDelay;
    private final RequestLog log;
    private final Connections connections;
    private final ConnectionLimits limits;
    private final FaultQueue faults;

    HttpHandler(
            Vertx vertx,
            EndpointHandler endpoint,
            Duration tokenDelay,
            RequestLog log,
            Connections connections,
            ConnectionLimits limits,
            FaultQueue faults) {
        this.vertx = vertx;
        this.endpoint = endpoint;
        this.tokenDelay = tokenDelay;
        this.log = log;
        this.connections = connections;
        this.limits = limits;
        this.faults = faults;
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
            log.add(new RecordedRequest(
                    call.method(), call.path(), call.query(), call.headers(), json(call.body()), call.body()));
            var response = endpoint.handle(call);
            var fault = faults.next(response instanceof EndpointResponse.Streamed);
            new ResponseWriter(vertx, request, tokenDelay, connections).deliver(response, fault);
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
