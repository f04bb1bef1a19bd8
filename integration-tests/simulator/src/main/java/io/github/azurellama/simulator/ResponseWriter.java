package io.github.azurellama.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azurellama.simulator.fault.Fault;
import io.github.azurellama.simulator.wire.EndpointResponse;
import io.github.azurellama.simulator.wire.ResponseFrame;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Delivers one response: at the pace of the model, no faster than the client reads, and with the fault that it is to
 * suffer. Runs on the server's thread only.
 */
final class ResponseWriter {

    /** How many events one stream may send before other streams may send. */
    private static final int BURST = 32;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final long delayMillis;
    private boolean gone;
    private boolean cutByServer;

    ResponseWriter(Vertx vertx, HttpServerRequest request, Duration tokenDelay, TrafficLog traffic) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
        this.delayMillis = tokenDelay.isZero() ? 0 : Math.max(1, tokenDelay.toMillis());
        response.exceptionHandler(failure -> gone = true);
        response.closeHandler(closed -> {
            gone = true;
            if (!response.ended() && !cutByServer) {
                traffic.clientLeft();
            }
        });
    }

    void deliver(EndpointResponse prepared, @Nullable Fault fault) {
        if (fault instanceof Fault.Refuse refuse) {
            head(refuse.status(), refuse.headers());
            response.end(refuse.body());
        } else if (fault instanceof Fault.Disconnect disconnect && disconnect.afterEvents() < 0) {
            cut();
        } else if (fault instanceof Fault.Stall stall && stall.afterEvents() < 0) {
            // The client waits, the server does not: nothing more happens on this connection.
        } else if (prepared instanceof EndpointResponse.Whole whole) {
            after(whole.tokens(), () -> send(whole, fault));
        } else if (prepared instanceof EndpointResponse.Streamed streamed) {
            after(streamed.heldBack(), () -> stream(streamed, fault));
        }
    }

    private void send(EndpointResponse.Whole whole, @Nullable Fault fault) {
        head(whole.status(), whole.headers());
        response.putHeader("content-type", whole.contentType());
        if (fault == null) {
            response.end(whole.body());
            return;
        }
        response.putHeader("content-length", String.valueOf(whole.body().getBytes(UTF_8).length));
        var half = response.write(whole.body().substring(0, whole.body().length() / 2));
        if (fault instanceof Fault.Disconnect) {
            half.onComplete(written -> cut());
        }
    }

    private void stream(EndpointResponse.Streamed streamed, @Nullable Fault fault) {
        head(streamed.status(), streamed.headers());
        response.putHeader("content-type", "text/event-stream; charset=utf-8");
        response.putHeader("cache-control", "no-cache");
        response.setChunked(true);
        new Stream(streamed.frames().iterator(), streamed.heldBack() > 0 ? 0 : delayMillis, fault).advance();
    }

    private void head(int status, Map<String, String> headers) {
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
    }

    private void after(int tokens, Runnable action) {
        long delay = tokens * delayMillis;
        if (delay == 0) {
            action.run();
        } else {
            vertx.setTimer(delay, fired -> {
                if (!gone) {
                    action.run();
                }
            });
        }
    }

    private void cut() {
        cutByServer = true;
        request.connection().close();
    }

    /** The state of a stream between two of its events. */
    private final class Stream {

        private final Iterator<ResponseFrame> frames;
        private final long pace;
        private @Nullable Fault fault;
        private @Nullable ResponseFrame waiting;
        private @Nullable Future<Void> last;
        private int sent;

        Stream(Iterator<ResponseFrame> frames, long pace, @Nullable Fault fault) {
            this.frames = frames;
            this.pace = pace;
            this.fault = fault;
        }

        void advance() {
            for (int burst = 0; burst < BURST; burst++) {
                if (gone || strike()) {
                    return;
                }
                if (waiting == null && !frames.hasNext()) {
                    response.end();
                    return;
                }
                var frame = waiting == null ? frames.next() : waiting;
                if (waiting == null && frame.paced() && pace > 0) {
                    waiting = frame;
                    vertx.setTimer(pace, fired -> advance());
                    return;
                }
                waiting = null;
                last = response.write(frame.text());
                sent++;
                if (response.writeQueueFull()) {
                    response.drainHandler(drained -> {
                        response.drainHandler(null);
                        advance();
                    });
                    return;
                }
            }
            vertx.runOnContext(next -> advance());
        }

        /** Lets the fault happen if it is due; whether that is the end of the stream. */
        private boolean strike() {
            if (fault instanceof Fault.Truncate truncate && sent >= truncate.afterEvents()) {
                response.end();
                return true;
            }
            if (fault instanceof Fault.Disconnect disconnect && sent >= disconnect.afterEvents()) {
                lastWrite().onComplete(written -> cut());
                return true;
            }
            if (fault instanceof Fault.Stall stall && sent >= stall.afterEvents()) {
                lastWrite();
                return true;
            }
            if (fault instanceof Fault.Inject inject && sent >= inject.afterEvents()) {
                fault = null;
                response.write(inject.text());
                if (inject.thenEnds()) {
                    response.end();
                }
                return inject.thenEnds();
            }
            return false;
        }

        /** The latest write; without one, that of the response's head. */
        private Future<Void> lastWrite() {
            return last == null ? response.writeHead() : last;
        }
    }
}
