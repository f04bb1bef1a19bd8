package io.github.azurellama.simulator.responder.filling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Fills a schema from a text. */
public final class SchemaFiller {

    private static final int DEEPEST = 8;

    private final JsonNode root;

    private SchemaFiller(JsonNode root) {
        this.root = root;
    }

    /** Fills the schema as far as the text goes, with neutral values for required properties that it lacks. */
    public static Filling fill(ObjectNode schema, String text) {
        var filler = new SchemaFiller(schema);
        var filling = filler.value(Property.of("", schema, true), schema, new Source(text), 0);
        return filling.orElseGet(() -> new Filling(Neutral.value(schema), 0, 1));
    }

    Optional<Filling> value(Property property, JsonNode unresolved, Source source, int depth) {
        var schema = resolved(unresolved);
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        if (schema.has("const")) {
            return Optional.of(new Filling(schema.path("const"), 0, 0));
        }
        for (var union : new String[] {"anyOf", "oneOf"}) {
            if (schema.path(union).isArray()) {
                return Unions.best(this, property, schema.path(union), source, depth);
            }
        }
        if (schema.path("enum").isArray()) {
            return Enums.first(schema.path("enum"), source.text(), property).map(Filling::found);
        }
        return switch (type(schema)) {
            case "object" -> Optional.of(object(schema, source, depth));
            case "array" -> Lists.value(this, property, schema, source, depth);
            case "integer" -> NumberValues.find(property, source, true).map(Filling::found);
            case "number" -> NumberValues.find(property, source, false).map(Filling::found);
            case "boolean" -> Truth.find(property, source.text()).map(Filling::found);
            default ->
                StringValues.find(property, schema, source)
                        .map(JsonNodeFactory.instance::textNode)
                        .map(Filling::found);
        };
    }

    /** The schema that a reference means. */
    JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asText("");
        if (reference.equals("#")) {
            return root;
        }
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : schema;
    }

    /** The type of a schema, which may be one of several or missing. */
    static String type(JsonNode schema) {
        var type = schema.path("type");
        if (type.isArray()) {
            for (var each : type) {
                if (!each.asText().equals("null")) {
                    return each.asText();
                }
            }
        }
        return type.asText(schema.has("properties") ? "object" : schema.has("items") ? "array" : "string");
    }

    private Filling object(JsonNode schema, Source source, int depth) {
        if (!schema.path("properties").isObject() || schema.path("properties").isEmpty()) {
            return schema.path("additionalProperties").isObject()
                    ? Maps.fill(this, schema.path("additionalProperties"), source, depth)
                    : new Filling(JsonNodeFactory.instance.objectNode(), 0, 0);
        }
        var found = new LinkedHashMap<String, Filling>();
        // Properties with evidence of their own come first, so that the others do not take their values away.
        for (boolean evident : new boolean[] {true, false}) {
            for (var property : schema.path("properties").properties()) {
                var resolved = resolved(property.getValue());
                var wanted = Property.of(property.getKey(), resolved, isRequired(schema, property.getKey()));
                if (Evidence.has(wanted, resolved, source) == evident) {
                    var near = resolved.has("properties") ? source.behind(wanted.nameWords()) : source;
                    value(wanted, property.getValue(), near, depth + 1)
                            .ifPresent(value -> found.put(property.getKey(), value));
                }
            }
        }
        return assembled(schema, found);
    }

    private Filling assembled(JsonNode schema, Map<String, Filling> found) {
        var object = JsonNodeFactory.instance.objectNode();
        int count = 0;
        int missing = 0;
        for (var property : schema.path("properties").properties()) {
            var name = property.getKey();
            var filling = found.get(name);
            boolean required = isRequired(schema, name);
            if (filling != null
                    && (filling.found() > 0 || required || !filling.value().isContainerNode())) {
                object.set(name, filling.value());
                count += filling.found();
                missing += required ? filling.missing() : 0;
            } else if (required) {
                object.set(name, Neutral.value(resolved(property.getValue())));
                missing++;
            }
        }
        return new Filling(object, count, missing);
    }

    private static boolean isRequired(JsonNode schema, String name) {
        for (var required : schema.path("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
