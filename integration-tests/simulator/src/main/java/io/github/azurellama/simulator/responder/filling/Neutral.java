package io.github.azurellama.simulator.responder.filling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The value that says least where a schema insists on one. */
final class Neutral {

    private Neutral() {}

    static JsonNode value(JsonNode schema) {
        var json = JsonNodeFactory.instance;
        for (var type : schema.path("type")) {
            if (type.asText().equals("null")) {
                return json.nullNode();
            }
        }
        if (schema.has("default")) {
            return schema.path("default");
        }
        if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
            return schema.path("enum").get(0);
        }
        return switch (SchemaFiller.type(schema)) {
            case "object" -> json.objectNode();
            case "array" -> json.arrayNode();
            case "integer", "number" -> json.numberNode(0);
            case "boolean" -> json.booleanNode(false);
            default -> json.textNode("");
        };
    }
}
