package io.github.azurellama.internal.prompted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Checks a value against a JSON schema, as far as LangChain4j's schemas go: types, properties, required and additional ones,
 * items, enumerations, constants, alternatives and references. Ignores other keywords. Values that LangChain4j's parser
 * converts, such as a number in quotes, fit too.
 */
final class SchemaCheck {

    /** A reference into the schema itself; others, such as anchors, are not followed. */
    private static final Pattern POINTER = Pattern.compile("#(/.*)?");

    private static final String ROOT = "$";
    private static final int MAX_PROBLEMS = 5;
    private static final int MAX_DEPTH = 100;

    /** Alternatives that refer to themselves double with each level of the value; beyond so many steps anything fits. */
    private static final int MAX_STEPS = 100_000;

    private static final int MAX_SHOWN = 100;

    private final JsonNode root;
    private final AtomicInteger steps;

    /** Whether objects have only the properties that the schema names. */
    private final boolean exact;

    private final List<String> problems = new ArrayList<>();

    private SchemaCheck(JsonNode root, AtomicInteger steps, boolean exact) {
        this.root = root;
        this.steps = steps;
        this.exact = exact;
    }

    /** What does not fit, each with its place; empty if all fits. */
    static List<String> problems(JsonNode schema, JsonNode value) {
        return problems(schema, value, false);
    }

    /** As {@link #problems}, with the properties that the schema does not name, which LangChain4j's parser refuses. */
    static List<String> exactProblems(JsonNode schema, JsonNode value) {
        return problems(schema, value, true);
    }

    /** Whether a value fits and has no property that the schema does not name, which LangChain4j's parser refuses. */
    static boolean fitsExactly(JsonNode schema, JsonNode value) {
        return exactProblems(schema, value).isEmpty();
    }

    private static List<String> problems(JsonNode schema, JsonNode value, boolean exact) {
        var check = new SchemaCheck(schema, new AtomicInteger(), exact);
        check.check(ROOT, schema, value, 0);
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
            check(place, resolve(root, schema.path("$ref").asText()), value, depth + 1);
        } else if (schema.has("anyOf") || schema.has("oneOf")) {
            checkAlternatives(place, schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf"), value, depth);
        } else if (!place.equals(ROOT) && !value.isObject() && SchemaTypes.isSingleValue(schema, value)) {
            return;
        } else if (!SchemaTypes.fits(schema, value)) {
            problems.add(place + " must be of type " + schema.path("type") + " but is " + value.getNodeType());
        } else {
            checkValue(place, schema, value, depth);
        }
    }

    private void checkValue(String place, JsonNode schema, JsonNode value, int depth) {
        for (JsonNode one : schema.path("allOf")) {
            check(place, one, value, depth + 1);
        }
        if (schema.path("enum").isArray() && !SchemaTypes.contains(schema.path("enum"), value)) {
            problems.add(place + " = " + shown(value) + " must be one of " + schema.path("enum"));
        }
        if (schema.has("const") && !SchemaTypes.isSame(schema.path("const"), value)) {
            problems.add(place + " = " + shown(value) + " must be " + schema.path("const"));
        }
        if (value.isObject()) {
            checkProperties(place, schema, value, depth);
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                if (!SchemaTypes.isAbsent(schema.path("items"), value.get(i))) {
                    check(place + "[" + i + "]", schema.path("items"), value.get(i), depth + 1);
                }
            }
        }
    }

    private void checkProperties(String place, JsonNode schema, JsonNode value, int depth) {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asText())) {
                problems.add(place + "." + required.asText() + " is missing");
            }
        }
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        JsonNode properties = properties(schema);
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            JsonNode known = properties.path(property.getKey());
            boolean absent = SchemaTypes.isAbsent(known, property.getValue()) && !required.contains(property.getKey());
            if (!known.isMissingNode() && !absent) {
                check(place + "." + property.getKey(), known, property.getValue(), depth + 1);
            } else if (known.isMissingNode()) {
                checkAdditional(place + "." + property.getKey(), schema, property.getValue(), depth);
            }
        }
    }

    private void checkAdditional(String place, JsonNode schema, JsonNode value, int depth) {
        JsonNode additional = schema.path("additionalProperties");
        boolean refused = additional.isBoolean()
                ? !additional.booleanValue()
                : exact && additional.isMissingNode() && !properties(schema).isEmpty();
        refused &= !schema.has("patternProperties"); // which this check ignores
        if (refused) {
            problems.add(place + " is not in the schema");
        } else {
            check(place, additional, value, depth + 1);
        }
    }

    private void checkAlternatives(String place, JsonNode alternatives, JsonNode value, int depth) {
        for (JsonNode alternative : alternatives) {
            var attempt = new SchemaCheck(root, steps, exact);
            attempt.check(place, alternative, value, depth + 1);
            if (attempt.problems.isEmpty()) {
                return;
            }
        }
        problems.add(place + " fits none of the alternatives");
    }

    /** The schema that a reference points to; a missing node if it points elsewhere. */
    static JsonNode resolve(JsonNode root, String reference) {
        return POINTER.matcher(reference).matches() ? root.at(reference.substring(1)) : MissingNode.getInstance();
    }

    /** The schemas of an object's properties; a missing node if there are none, or they are no object as in broken schemas. */
    static JsonNode properties(JsonNode schema) {
        JsonNode properties = schema.path("properties");
        return properties.isObject() ? properties : MissingNode.getInstance();
    }

    private static String shown(JsonNode value) {
        String json = value.toString();
        return json.length() <= MAX_SHOWN ? json : json.substring(0, MAX_SHOWN) + "...";
    }
}
