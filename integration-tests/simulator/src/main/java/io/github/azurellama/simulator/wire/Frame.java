package io.github.azurellama.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One server-sent event.
 *
 * @param text the bytes on the wire, with the blank line that ends the event
 * @param paced whether it carries a token, so that the server waits before it
 */
public record Frame(String text, boolean paced) {

    /** The event that ends a stream. */
    public static final Frame DONE = new Frame("data: [DONE]\n\n", false);

    /** An event that carries a token. */
    public static Frame token(JsonNode json, Json order) {
        return new Frame("data: " + order.text(json) + "\n\n", true);
    }

    /** An event that costs the model no time. */
    public static Frame immediate(JsonNode json, Json order) {
        return new Frame("data: " + order.text(json) + "\n\n", false);
    }
}
