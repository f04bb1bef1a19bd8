package io.github.azurellama.benchmarks.server;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.StreamResetException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Responds to requests over HTTP/2. The stream ends a moment after its last event, as with most servers, so that a client
 * that closes it at {@code [DONE]} resets it.
 */
final class Http2Responder implements Handler<HttpServerRequest> {

    private static final long END_DELAY_MILLIS = 1;

    private final Vertx vertx;
    private final Traffic traffic;
    private final Function<ResponseSpec, ScriptedResponse> scripts;

    Http2Responder(Vertx vertx, Traffic traffic, Function<ResponseSpec, ScriptedResponse> scripts) {
        this.vertx = vertx;
        this.traffic = traffic;
        this.scripts = scripts;
    }

    @Override
    public void handle(HttpServerRequest request) {
        ResponseSpec spec = ResponseSpec.find(request.headers().toString());
        HttpServerResponse response = request.response();
        response.exceptionHandler(failure -> {
            if (failure instanceof StreamResetException) {
                traffic.onReset();
            }
        });
        if (spec == null) {
            response.setStatusCode(401).end();
            return;
        }
        ScriptedResponse script = scripts.apply(spec);
        response.putHeader("content-type", script.contentType());
        request.endHandler(end -> {
            if (spec.stream()) {
                stream(response, script.frames(), spec.pace());
            } else {
                whole(response, script.frames().get(0).get(0), spec.pace());
            }
        });
    }

    private void whole(HttpServerResponse response, Buffer body, Duration delay) {
        if (delay.isZero()) {
            response.end(body);
            return;
        }
        response.writeHead();
        vertx.setTimer(delay.toMillis(), timer -> {
            if (!response.closed()) {
                response.end(body);
            }
        });
    }

    private void stream(HttpServerResponse response, List<List<Buffer>> frames, Duration pace) {
        if (pace.isZero()) {
            frames.forEach(frame -> frame.forEach(response::write));
            vertx.setTimer(END_DELAY_MILLIS, end -> response.end());
            return;
        }
        frames.get(0).forEach(response::write);
        int[] next = {1};
        vertx.setPeriodic(pace.toMillis(), timer -> {
            if (response.closed()) {
                vertx.cancelTimer(timer);
                return;
            }
            frames.get(next[0]++).forEach(response::write);
            if (next[0] == frames.size()) {
                vertx.cancelTimer(timer);
                vertx.setTimer(END_DELAY_MILLIS, end -> response.end());
            }
        });
    }
}
