package io.github.azurellama.contract.kit.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether scripted JSON is what a schema wants, which shows that the library has sent the schema whole. */
final class KitSchemas {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private KitSchemas() {}

    /** The schema without the permission, which JSON Schema gives, to have properties that it does not name. */
    private static JsonNode closed(JsonNode schema) {
        var copy = schema.deepCopy();
        if (copy instanceof ObjectNode object
                && !object.path("properties").isEmpty()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        if (copy instanceof ObjectNode object) {
            object.properties().forEach(property -> property.setValue(closed(property.getValue())));
        } else if (copy instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, closed(array.get(i)));
            }
        }
        return copy;
    }

    /** What is wrong; empty if nothing is. A schema that allows everything is wrong too. */
    static String complaint(ObjectNode schema, String json) {
        if (!schema.has("type")) {
            return "the schema " + schema + " has no type";
        }
        try {
            Set<ValidationMessage> errors = FACTORY.getSchema(closed(schema)).validate(MAPPER.readTree(json));
            return errors.isEmpty()
                    ? ""
                    : "the schema " + schema + " does not allow " + json + ": "
                            + errors.stream().map(ValidationMessage::getMessage).collect(Collectors.joining("; "));
        } catch (JsonProcessingException e) {
            return json + " is no JSON: " + e.getOriginalMessage();
        }
    }
}
