package io.github.azurellama.simulator.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields that a route knows. A null value is as good as none, as pydantic's optional fields have it.
 *
 * @param fields the rule of each field, by name
 */
record Schema(Map<String, FieldRule> fields) {

    Schema {
        fields = Map.copyOf(fields);
    }

    static Schema of() {
        return new Schema(Map.of());
    }

    Schema with(String name, FieldRule rule) {
        var more = new LinkedHashMap<>(fields);
        more.put(name, rule);
        return new Schema(more);
    }

    Schema with(FieldRule rule, String... names) {
        var more = new LinkedHashMap<>(fields);
        for (var name : names) {
            more.put(name, rule);
        }
        return new Schema(more);
    }

    /** Both schemas; where both know a field, the other one rules. */
    Schema plus(Schema other) {
        var all = new LinkedHashMap<>(fields);
        all.putAll(other.fields);
        return new Schema(all);
    }

    boolean knows(String name) {
        return fields.containsKey(name);
    }

    /** Checks the known fields of a body; unknown ones are not this class's business. */
    void check(ObjectNode body) {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            var rule = fields.get(field.getKey());
            if (rule != null && !field.getValue().isNull()) {
                rule.check(List.of("body", field.getKey()), field.getValue());
            }
        }
    }

    /** The names of the fields in a body that this schema does not know. */
    List<String> unknown(ObjectNode body) {
        return body.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !fields.containsKey(name))
                .toList();
    }
}
