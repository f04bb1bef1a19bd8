package io.github.azurellama.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One server-sent event.
 *
 * @param text the bytes on the wire, with the blank line that ends the event
 * @param paced whether it carries a token, so that the server waits before it
 */
public record ResponseFrame(String text, boolean paced) {

    /** The event that ends a stream. */
    public static final ResponseFrame DONE = new ResponseFrame("data: [DONE]\n\n", false);

    /** An event that carries a token. */
    public static ResponseFrame token(JsonNode json, SimulatorJson order) {
        return new ResponseFrame("data: " + order.text(json) + "\n\n", true);
    }

    /** An event that costs the model no time. */
    public static ResponseFrame immediate(JsonNode json, SimulatorJson order) {
        return new ResponseFrame("data: " + order.text(json) + "\n\n", false);
    }
}
