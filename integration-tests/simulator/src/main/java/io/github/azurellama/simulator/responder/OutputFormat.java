package io.github.azurellama.simulator.responder;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The form that the response must have.
 *
 * @param kind plain text, any JSON object, JSON of a schema, or one of several choices
 * @param name the schema's name; empty if there is none
 * @param schema the JSON Schema; an empty object unless the kind is {@link Kind#JSON_SCHEMA}
 * @param choices the permitted texts; empty unless the kind is {@link Kind#CHOICE}
 */
public record OutputFormat(Kind kind, String name, ObjectNode schema, List<String> choices) {

    /** The forms that a request can demand. */
    public enum Kind {
        TEXT,
        JSON_OBJECT,
        JSON_SCHEMA,
        CHOICE
    }

    /** No constraint. */
    public static final OutputFormat TEXT = new OutputFormat(Kind.TEXT, "", empty(), List.of());

    /** Any JSON object. */
    public static final OutputFormat JSON_OBJECT = new OutputFormat(Kind.JSON_OBJECT, "", empty(), List.of());

    /** JSON that conforms to the schema. */
    public static OutputFormat schema(String name, ObjectNode schema) {
        return new OutputFormat(Kind.JSON_SCHEMA, name, schema, List.of());
    }

    /** Exactly one of the choices. */
    public static OutputFormat choice(List<String> choices) {
        return new OutputFormat(Kind.CHOICE, "", empty(), List.copyOf(choices));
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
