package io.github.azurellama.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.IdentityHashMap;

/** Ends connections that are idle for too long or have had enough requests. Runs on the server's thread only. */
final class ConnectionLimits {

    private static final long NO_TIMER = -1;
    private static final long NO_ERROR = 0;

    private final Vertx vertx;
    private final TransportOptions options;
    private final IdentityHashMap<HttpConnection, State> states = new IdentityHashMap<>();

    ConnectionLimits(Vertx vertx, TransportOptions options) {
        this.vertx = vertx;
        this.options = options;
    }

    void opened(HttpConnection connection) {
        var state = new State(connection);
        states.put(connection, state);
        state.startTimer();
    }

    void closed(HttpConnection connection) {
        var state = states.remove(connection);
        if (state != null) {
            state.stopTimer();
        }
    }

    void requested(HttpServerRequest request) {
        var state = states.get(request.connection());
        if (state != null) {
            state.requested(request);
        }
    }

    /** The requests of one connection. */
    private final class State {

        private final HttpConnection connection;
        private int requests;
        private int running;
        private boolean ending;
        private long timer = NO_TIMER;

        State(HttpConnection connection) {
            this.connection = connection;
        }

        @SuppressWarnings("deprecation") // goAway names the last stream, which no other method of the connection does
        void requested(HttpServerRequest request) {
            stopTimer();
            requests++;
            running++;
            var response = request.response();
            boolean isHttp2 = request.version() == HttpVersion.HTTP_2;
            if (requests == options.requestsPerConnection()) {
                ending = true;
                if (isHttp2) {
                    // Gracefully: streams that the client has begun meanwhile are served too.
                    connection.goAway(NO_ERROR, Integer.MAX_VALUE);
                }
            }
            if (!isHttp2 && ending) {
                response.putHeader("connection", "close");
            } else if (!isHttp2 && options.keepAliveTimeout().toSeconds() > 0) {
                // Rounded down, so that clients stop reusing a connection before it is closed.
                response.putHeader(
                        "keep-alive", "timeout=" + options.keepAliveTimeout().toSeconds());
            }
            response.endHandler(ended -> {
                running--;
                if (running == 0 && !ending) {
                    startTimer();
                }
            });
        }

        void startTimer() {
            if (!options.keepAliveTimeout().isZero()) {
                timer = vertx.setTimer(options.keepAliveTimeout().toMillis(), fired -> connection.close());
            }
        }

        void stopTimer() {
            if (timer != NO_TIMER) {
                vertx.cancelTimer(timer);
                timer = NO_TIMER;
            }
        }
    }
}
