package io.github.azurellama.simulator.responder.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

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
    private int found;
    private int missing;

    private SchemaFiller(JsonNode root, String text) {
        this.root = root;
        this.text = new TextValues(text);
    }

    /**
     * The value that was made for a schema.
     *
     * @param value the value
     * @param found how many values in it come from the text
     * @param missing how many required values the text does not have
     */
    record Filling(JsonNode value, int found, int missing) {}

    static Filling fill(ObjectNode schema, String text) {
        var filler = new SchemaFiller(schema, INSTRUCTION.matcher(text).replaceFirst(""));
        JsonNode root = filler.resolved(schema);
        JsonNode value = root.isEmpty() || type(root).equals("object")
                ? filler.object(root, 0)
                : filler.value("", root, true, 0);
        return new Filling(value, filler.found, filler.missing);
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asText).toList();
        for (var property : schema.path("properties").properties()) {
            JsonNode value =
                    value(property.getKey(), property.getValue(), required.contains(property.getKey()), depth + 1);
            if (!value.isMissingNode()) {
                object.set(property.getKey(), value);
            }
        }
        return object;
    }

    /** A missing node if the text does not have the value and it is not required. */
    private JsonNode value(String name, JsonNode unresolved, boolean isRequired, int depth) {
        JsonNode schema = resolved(unresolved);
        if (schema.has("const")) {
            return schema.path("const");
        }
        int before = found;
        JsonNode value = depth > DEEPEST
                ? MissingNode.getInstance()
                : switch (type(schema)) {
                    case "object" -> object(schema, depth);
                    case "array" -> array(resolved(schema.path("items")), depth);
                    default -> scalar(name, schema);
                };
        if (found > before) {
            return value;
        }
        if (!isRequired) {
            return MissingNode.getInstance();
        }
        missing++;
        return value.isObject() ? value : empty(schema);
    }

    private JsonNode scalar(String name, JsonNode schema) {
        var value = text.find(name, schema, type(schema));
        found += value.isPresent() ? 1 : 0;
        return value.orElse(MissingNode.getInstance());
    }

    /** Scalars are taken from all of the text, each object from a sentence of it. */
    private ArrayNode array(JsonNode items, int depth) {
        ArrayNode array = JSON.arrayNode();
        if (type(items).equals("object")) {
            text.sentences().stream()
                    .map(sentence -> new SchemaFiller(root, sentence))
                    .forEach(filler -> {
                        ObjectNode object = filler.object(items, depth + 1);
                        if (filler.found > 0) {
                            array.add(object);
                        }
                    });
        } else {
            text.findAll(items, type(items)).forEach(array::add);
        }
        found += array.size();
        return array;
    }

    /** What a reference refers to; of several alternatives, the first that is not null. */
    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText("");
        if (reference.startsWith("#")) {
            return root.at(reference.substring(1));
        }
        return schema.path(schema.has("anyOf") ? "anyOf" : "oneOf")
                .valueStream()
                .filter(variant -> !variant.path("type").asText("").equals("null"))
                .findFirst()
                .map(this::resolved)
                .orElse(schema);
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.valueStream()
                .map(JsonNode::asText)
                .filter(name -> !name.equals("null"))
                .findFirst()
                .orElseGet(() -> type.asText(schema.has("properties") ? "object" : "string"));
    }

    private static JsonNode empty(JsonNode schema) {
        if (schema.path("type").valueStream().anyMatch(type -> type.asText().equals("null"))) {
            return JSON.nullNode();
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
}
