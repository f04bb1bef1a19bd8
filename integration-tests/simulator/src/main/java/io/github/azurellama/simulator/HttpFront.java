package io.github.azurellama.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.azurellama.simulator.endpoint.Endpoint;
import io.github.azurellama.simulator.wire.Answer;
import io.github.azurellama.simulator.wire.Call;
import io.github.azurellama.simulator.wire.Json;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Takes requests from the network: records each, asks the endpoint, and hands the answer to a delivery. */
final class HttpFront implements Handler<HttpServerRequest> {

    private final Vertx vertx;
    private final Endpoint endpoint;
    private final Duration tokenDelay;
    private final RequestLog log;
    private final Connections connections;
    private final FaultQueue faults;

    HttpFront(
            Vertx vertx,
            Endpoint endpoint,
            Duration tokenDelay,
            RequestLog log,
            Connections connections,
            FaultQueue faults) {
        this.vertx = vertx;
        this.endpoint = endpoint;
        this.tokenDelay = tokenDelay;
        this.log = log;
        this.connections = connections;
        this.faults = faults;
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var call = new Call(
                    request.method().name(),
                    request.path(),
                    map(request.params()),
                    map(request.headers()),
                    body.toString());
            log.add(new RecordedRequest(
                    call.method(), call.path(), call.query(), call.headers(), json(call.body()), call.body()));
            var answer = endpoint.answer(call);
            var fault = faults.next(answer instanceof Answer.Streamed);
            new Delivery(vertx, request, tokenDelay, connections).deliver(answer, fault);
        });
    }

    private static JsonNode json(String body) {
        try {
            return Json.parse(body);
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
