package io.github.azurellama.internal.prompted;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schemas that the root of a schema stands for, once references and alternatives are resolved. */
final class SchemaRoot {

    private final JsonNode schema;
    private final List<JsonNode> alternatives = new ArrayList<>();

    SchemaRoot(JsonNode schema) {
        this.schema = schema;
        // A schema may refer to itself.
        Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<JsonNode> nodes = new ArrayDeque<>(List.of(schema));
        while (!nodes.isEmpty()) {
            JsonNode node = nodes.remove();
            if (seen.add(node)) {
                collect(node, nodes);
            }
        }
    }

    private void collect(JsonNode node, Deque<JsonNode> others) {
        JsonNode choice = node.has("anyOf") ? node.path("anyOf") : node.path("oneOf");
        if (node.has("$ref")) {
            others.add(SchemaCheck.resolve(schema, node.path("$ref").asText()));
        } else if (choice.isArray()) {
            choice.forEach(others::add);
        } else {
            alternatives.add(node);
        }
    }

    boolean allowsObject() {
        return alternatives.stream().anyMatch(node -> allows(node, "object"));
    }

    boolean allowsArray() {
        return alternatives.stream().anyMatch(node -> allows(node, "array"));
    }

    /** Whether an object that begins with that key may be meant. */
    boolean mayHave(String key) {
        return alternatives.stream()
                .filter(node -> allows(node, "object"))
                .anyMatch(node -> SchemaCheck.properties(node).isEmpty()
                        || SchemaCheck.properties(node).has(key));
    }

    /** The only property, if it is one that LangChain4j adds around what is not an object; else null. */
    @Nullable String wrapper() {
        if (alternatives.size() != 1
                || SchemaCheck.properties(alternatives.get(0)).size() != 1) {
            return null;
        }
        String name = SchemaCheck.properties(alternatives.get(0)).fieldNames().next();
        return name.equals("value") || name.equals("values") ? name : null;
    }

    /** The schema of a property of the root. */
    JsonNode property(String name) {
        JsonNode property = SchemaCheck.properties(alternatives.get(0)).path(name);
        return property.has("$ref")
                ? SchemaCheck.resolve(schema, property.path("$ref").asText())
                : property;
    }

    private static boolean allows(JsonNode node, String type) {
        JsonNode given = node.path("type");
        if (given.isMissingNode()) {
            return !node.has("properties") || type.equals("object");
        }
        if (!given.isArray()) {
            return given.asText().equals(type);
        }
        for (JsonNode one : given) {
            if (one.asText().equals(type)) {
                return true;
            }
        }
        return false;
    }
}
