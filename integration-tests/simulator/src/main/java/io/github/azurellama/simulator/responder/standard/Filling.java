package io.github.azurellama.simulator.responder.standard;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value that was made for a schema.
 *
 * @param value the value
 * @param found how many values in it come from the text
 * @param missing how many required values the text does not have
 */
record Filling(JsonNode value, int found, int missing) {}
