package io.github.azurellama.simulator.fault;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that goes wrong with one response.
 *
 * <p>{@link Refuse} replaces the response. {@link Disconnect} and {@link Stall} hit any response: a stream after a number
 * of events, a whole response in the middle of its body. The others need a stream, and wait in the queue until a request
 * is for one. Events are counted as sent, the first being the role or filter event.
 */
public sealed interface Fault {

    /** The number of events after which a fault strikes when it strikes before the response's head. */
    int BEFORE_HEAD = -1;

    /** Whether only a streamed response can suffer this fault. */
    default boolean needsStream() {
        return false;
    }

    /**
     * An error response instead of the right one.
     *
     * @param status the HTTP status
     * @param headers the headers, {@code content-type} included if there is to be one
     * @param body the body
     */
    record Refuse(int status, Map<String, String> headers, String body) implements Fault {

        /** Copies the headers, so that the fault stays as it was written. */
        public Refuse {
            headers = Map.copyOf(headers);
        }

        /** The same response with one more header. */
        public Refuse with(String header, String value) {
            var more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Refuse(status, more, body);
        }
    }

    /**
     * The connection is cut.
     *
     * @param afterEvents how many events arrive first; {@link #BEFORE_HEAD} for none, not even a status
     */
    record Disconnect(int afterEvents) implements Fault {}

    /**
     * The server falls silent and keeps the connection open until the client gives up or the simulator is closed.
     *
     * @param afterEvents how many events arrive first; {@link #BEFORE_HEAD} for none, not even a status
     */
    record Stall(int afterEvents) implements Fault {}

    /**
     * A stream ends properly as HTTP goes, but without a finish reason and without {@code [DONE]}.
     *
     * @param afterEvents how many events arrive first
     */
    record Truncate(int afterEvents) implements Fault {

        @Override
        public boolean needsStream() {
            return true;
        }
    }

    /**
     * Raw text is put into a stream.
     *
     * @param afterEvents how many events arrive first
     * @param text the text, with the blank line that ends an event
     * @param thenEnds whether the stream ends after it, or goes on as if nothing had happened
     */
    record Inject(int afterEvents, String text, boolean thenEnds) implements Fault {

        @Override
        public boolean needsStream() {
            return true;
        }
    }

    /** A response with this status and JSON body. */
    static Refuse status(int status, String json) {
        return new Refuse(status, Map.of("content-type", "application/json"), json);
    }

    /** 429 as Azure's gateway words it, with {@code Retry-After} in whole seconds. */
    static Refuse tooManyRequests(Duration retryAfter) {
        var seconds = Long.toString(retryAfter.toSeconds());
        var json = "{\"error\":{\"code\":\"429\",\"message\":\"Rate limit is exceeded. Please retry after " + seconds
                + " seconds.\"}}";
        return status(429, json).with("retry-after", seconds).with("x-ratelimit-reset-requests", seconds);
    }

    /** 503 in plain text, as a proxy gives it while no replica is ready. */
    static Refuse unavailable() {
        return new Refuse(503, Map.of("content-type", "text/plain"), "no healthy upstream");
    }

    /** The connection is cut before the response begins. */
    static Disconnect disconnect() {
        return new Disconnect(BEFORE_HEAD);
    }

    /** The connection is cut after some events. */
    static Disconnect disconnectAfter(int events) {
        return new Disconnect(events);
    }

    /** The server never responds. */
    static Stall stall() {
        return new Stall(BEFORE_HEAD);
    }

    /** The stream falls silent after some events. */
    static Stall stallAfter(int events) {
        return new Stall(events);
    }

    /** The stream ends cleanly, but too early. */
    static Truncate truncateAfter(int events) {
        return new Truncate(events);
    }

    /** The engine fails in the middle: an error object as an event, then {@code [DONE]}, all under status 200. */
    static Inject errorObjectAfter(int events, int code, String message) {
        var json = "{\"error\":{\"message\":\"" + message.replace("\"", "\\\"")
                + "\",\"type\":\"InternalServerError\",\"param\":null,\"code\":" + code + "}}";
        return new Inject(events, "data: " + json + "\n\ndata: [DONE]\n\n", true);
    }

    /** An event of the type {@code error}, then {@code [DONE]}. */
    static Inject errorEventAfter(int events, String message) {
        return new Inject(events, "event: error\ndata: " + message + "\n\ndata: [DONE]\n\n", true);
    }

    /** An event whose data is cut JSON; the stream goes on after it. */
    static Inject malformedEventAfter(int events) {
        return new Inject(events, "data: {\"choices\":[{\"index\":0,\"delta\":{\"conte\n\n", false);
    }
}
