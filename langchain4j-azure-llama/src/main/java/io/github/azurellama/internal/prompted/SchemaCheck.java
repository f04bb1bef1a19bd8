package io.github.azurellama.internal.prompted;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Checks a value against a JSON schema, as far as LangChain4j's schemas go: types, properties, required and additional ones,
 * items, enumerations, constants, alternatives and references. Other keywords of a raw schema are not looked at.
 */
public final class SchemaCheck {

    /** A reference into the schema itself; others, such as anchors, are not followed. */
    private static final Pattern POINTER = Pattern.compile("#(/.*)?");

    private static final int MAX_PROBLEMS = 5;
    private static final int MAX_DEPTH = 100;

    /** Alternatives that refer to themselves double with each level of the value; beyond so many steps anything fits. */
    private static final int MAX_STEPS = 100_000;

    private static final int MAX_SHOWN = 100;

    private final JsonNode root;
    private final AtomicInteger steps;
    private final List<String> problems = new ArrayList<>();

    private SchemaCheck(JsonNode root, AtomicInteger steps) {
        this.root = root;
        this.steps = steps;
    }

    /** What does not fit, each with its place; empty if all fits. */
    public static List<String> problems(JsonNode schema, JsonNode value) {
        var check = new SchemaCheck(schema, new AtomicInteger());
        check.check("$", schema, value, 0);
        return check.problems;
    }

    private void check(String place, JsonNode schema, JsonNode value, int depth) {
        if (problems.size() >= MAX_PROBLEMS || depth > MAX_DEPTH || !schema.isObject()) {
            return;
        }
        if (steps.incrementAndGet() > MAX_STEPS) {
            return;
        }
        if (schema.has("$ref")) {
            check(place, resolved(schema.path("$ref").asText()), value, depth + 1);
        } else if (schema.has("anyOf") || schema.has("oneOf")) {
            checkAlternatives(place, schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf"), value, depth);
        } else if (!isOfType(schema.path("type"), value)) {
            problems.add(place + " must be of type " + schema.path("type") + " but is " + value.getNodeType());
        } else {
            checkValue(place, schema, value, depth);
        }
    }

    private void checkValue(String place, JsonNode schema, JsonNode value, int depth) {
        if (schema.path("enum").isArray() && !contains(schema.path("enum"), value)) {
            problems.add(place + " = " + shown(value) + " must be one of " + schema.path("enum"));
        }
        if (schema.has("const") && !schema.path("const").equals(value)) {
            problems.add(place + " = " + shown(value) + " must be " + schema.path("const"));
        }
        if (value.isObject()) {
            checkProperties(place, schema, value, depth);
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(place + "[" + i + "]", schema.path("items"), value.get(i), depth + 1);
            }
        }
    }

    private void checkProperties(String place, JsonNode schema, JsonNode value, int depth) {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asText())) {
                problems.add(place + "." + required.asText() + " is missing");
            }
        }
        JsonNode additional = schema.path("additionalProperties");
        for (Iterator<Map.Entry<String, JsonNode>> it = value.properties().iterator(); it.hasNext(); ) {
            Map.Entry<String, JsonNode> property = it.next();
            String inner = place + "." + property.getKey();
            JsonNode known = schema.path("properties").path(property.getKey());
            if (!known.isMissingNode()) {
                check(inner, known, property.getValue(), depth + 1);
            } else if (additional.isBoolean() && !additional.booleanValue()) {
                problems.add(inner + " is not in the schema");
            } else {
                check(inner, additional, property.getValue(), depth + 1);
            }
        }
    }

    private void checkAlternatives(String place, JsonNode alternatives, JsonNode value, int depth) {
        for (JsonNode alternative : alternatives) {
            var attempt = new SchemaCheck(root, steps);
            attempt.check(place, alternative, value, depth + 1);
            if (attempt.problems.isEmpty()) {
                return;
            }
        }
        problems.add(place + " fits none of the alternatives");
    }

    private JsonNode resolved(String reference) {
        return POINTER.matcher(reference).matches() ? root.at(reference.substring(1)) : root.path("");
    }

    private static String shown(JsonNode value) {
        String json = value.toString();
        return json.length() <= MAX_SHOWN ? json : json.substring(0, MAX_SHOWN) + "...";
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode element : list) {
            if (element.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isOfType(one, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> true;
        };
    }
}
