package io.github.azurellama.simulator.responder.filling;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value that was made for a schema.
 *
 * @param value the value
 * @param found how many values in it come from the text
 * @param missing how many required values the text did not hold
 */
public record Filling(JsonNode value, int found, int missing) {

    static Filling found(JsonNode value) {
        return new Filling(value, 1, 0);
    }
}
