package io.github.azurellama.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** The one JSON mapper, and the two ways in which servers order keys. */
public enum SimulatorJson {
    /** Keys in the order in which they were put, as vLLM and OpenAI send them. */
    AS_WRITTEN,
    /** Keys in alphabetical order, as serverless endpoints send them. */
    ALPHABETICAL;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectWriter WRITER = MAPPER.writer();
    private static final ObjectWriter SORTING_WRITER = MAPPER.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);

    /** The node as compact text. */
    public String text(JsonNode node) {
        try {
            return (this == ALPHABETICAL ? SORTING_WRITER : WRITER).writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parses text; trailing commas and other liberties are errors, as on the real servers. */
    public static JsonNode parse(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /** A new, empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A new, empty array. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }
}
