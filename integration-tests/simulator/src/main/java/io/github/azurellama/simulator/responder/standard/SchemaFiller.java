package io.github.azurellama.simulator.responder.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Fills a JSON Schema from a text. What the text does not say is left out, or is null, empty, 0 or false where the schema
 * requires a value.
 */
final class SchemaFiller {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 8;

    /** The words of an instruction, such as "Extract the person from this text:", say nothing about the person. */
    private static final Pattern INSTRUCTION =
            Pattern.compile("(?is)^(?:extract|find|read|parse|process|classify)\\b[^:]{0,200}:\\s*(?=\\S)");

    private final JsonNode root;
    private final TextValues text;

    private SchemaFiller(JsonNode root, TextValues text) {
        this.root = root;
        this.text = text;
    }

    static Filling fill(ObjectNode schema, String text) {
        var values = new TextValues(INSTRUCTION.matcher(text).replaceFirst(""));
        return new SchemaFiller(schema, values).value("", schema, 0).orElseGet(() -> new Filling(empty(schema), 0, 1));
    }

    private Optional<Filling> value(String name, JsonNode unresolved, int depth) {
        JsonNode schema = resolved(unresolved);
        var variants = schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf");
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        if (schema.has("const")) {
            return Optional.of(new Filling(schema.path("const"), 0, 0));
        }
        if (variants.isArray()) {
            return elements(variants)
                    .filter(variant -> !type(variant).equals("null"))
                    .flatMap(variant -> new SchemaFiller(root, text.copy()).value(name, variant, depth + 1).stream())
                    .max(Comparator.comparingInt(filling -> filling.found() - 2 * filling.missing()));
        }
        var property = SchemaProperty.of(name, schema);
        return switch (type(schema)) {
            case "object" -> Optional.of(object(schema, depth));
            case "array" -> array(property, resolved(schema.path("items")), depth);
            default -> text.find(property, schema, type(schema)).map(found -> new Filling(found, 1, 0));
        };
    }

    private Filling object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        List<String> required =
                elements(schema.path("required")).map(JsonNode::asText).toList();
        int found = 0;
        int missing = 0;
        for (var property : schema.path("properties").properties()) {
            boolean isRequired = required.contains(property.getKey());
            var filling = value(property.getKey(), property.getValue(), depth + 1);
            boolean isFilled = filling.isPresent()
                    && (filling.get().found() > 0 || !filling.get().value().isContainerNode());
            if (isFilled || (isRequired && filling.isPresent())) {
                object.set(property.getKey(), filling.get().value());
                found += filling.get().found();
                missing += filling.get().missing();
            } else if (isRequired) {
                object.set(property.getKey(), empty(resolved(property.getValue())));
                missing++;
            }
        }
        return new Filling(object, found, missing);
    }

    /** Scalars are taken from all of the text, each object from a segment of it. */
    private Optional<Filling> array(SchemaProperty property, JsonNode items, int depth) {
        ArrayNode array = JSON.arrayNode();
        if (type(items).equals("object")) {
            text.segments(property).stream()
                    .map(segment -> new SchemaFiller(root, new TextValues(segment)).object(items, depth + 1))
                    .filter(filling -> filling.found() > 0)
                    .forEach(filling -> array.add(filling.value()));
        } else {
            text.findAll(property, items, type(items)).forEach(array::add);
        }
        return array.isEmpty() ? Optional.empty() : Optional.of(new Filling(array, array.size(), 0));
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText("");
        return reference.startsWith("#") ? root.at(reference.substring(1)) : schema;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return elements(type)
                .map(JsonNode::asText)
                .filter(name -> !name.equals("null"))
                .findFirst()
                .orElseGet(() -> type.asText(schema.has("properties") ? "object" : "string"));
    }

    private static JsonNode empty(JsonNode schema) {
        if (elements(schema.path("type")).anyMatch(type -> type.asText().equals("null"))) {
            return JSON.nullNode();
        }
        if (schema.has("default")) {
            return schema.path("default");
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        return switch (type(schema)) {
            case "object" -> JSON.objectNode();
            case "array" -> JSON.arrayNode();
            case "integer", "number" -> JSON.numberNode(0);
            case "boolean" -> JSON.booleanNode(false);
            default -> JSON.textNode("");
        };
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
