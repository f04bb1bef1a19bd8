package io.github.azurellama.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The response of an endpoint. */
public sealed interface EndpointResponse {

    /** The HTTP status. */
    int status();

    /** The headers, except the content type. */
    Map<String, String> headers();

    /** The same response with these headers too; those that it has already stay as they are. */
    EndpointResponse withHeaders(Map<String, String> more);

    /**
     * A response that is not streamed.
     *
     * @param contentType the media type of the body
     * @param body the body
     * @param tokens how many tokens the model produced for it: the server takes that much time
     */
    record Whole(int status, Map<String, String> headers, String contentType, String body, int tokens)
            implements EndpointResponse {

        /** A JSON response that took no time. */
        public static Whole json(int status, JsonNode body) {
            return new Whole(status, Map.of(), "application/json", SimulatorJson.AS_WRITTEN.text(body), 0);
        }

        /** A response that consists of this error. */
        public static Whole error(int status, JsonNode error) {
            return json(status, SimulatorJson.object().set("error", error));
        }

        /** A response of plain text. */
        public static Whole text(int status, String body) {
            return new Whole(status, Map.of(), "text/plain", body, 0);
        }

        @Override
        public Whole withHeaders(Map<String, String> more) {
            return new Whole(status, merged(more, headers), contentType, body, tokens);
        }

        /** The body as JSON; for bodies that this simulator wrote as JSON. */
        public JsonNode json() {
            try {
                return SimulatorJson.parse(body);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The same response with another status. */
        public Whole withStatus(int newStatus) {
            return new Whole(newStatus, headers, contentType, body, tokens);
        }
    }

    /**
     * A stream of server-sent events, which are made as they are sent.
     *
     * @param frames the events, in order
     * @param heldBack how many tokens the server produces before it sends the first event; 0 if it streams honestly
     */
    record Streamed(int status, Map<String, String> headers, Stream<ResponseFrame> frames, int heldBack)
            implements EndpointResponse {

        @Override
        public Streamed withHeaders(Map<String, String> more) {
            return new Streamed(status, merged(more, headers), frames, heldBack);
        }
    }

    private static Map<String, String> merged(Map<String, String> base, Map<String, String> over) {
        var all = new LinkedHashMap<>(base);
        all.putAll(over);
        return all;
    }
}
