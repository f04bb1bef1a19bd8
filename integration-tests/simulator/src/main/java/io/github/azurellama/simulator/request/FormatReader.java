package io.github.azurellama.simulator.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.error.InvalidField;
import io.github.azurellama.simulator.responder.OutputFormat;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.List;

/** Reads the form that the response must have: {@code response_format}, or vLLM's guided decoding. */
record FormatReader(RequestDialect dialect) {

    private static final List<String> GUIDES =
            List.of("guided_json", "guided_regex", "guided_choice", "guided_grammar");

    OutputFormat read(ObjectNode body) {
        var guides = GUIDES.stream().filter(body::hasNonNull).toList();
        if (guides.size() > 1) {
            throw ErrorResponseException.engine(
                    "You can only use one kind of guided decoding, not " + String.join(" and ", guides));
        }
        if (body.hasNonNull("guided_json")) {
            return OutputFormat.schema("", schema(body.path("guided_json")));
        }
        if (body.hasNonNull("guided_choice")) {
            return choice(body.path("guided_choice"));
        }
        var structured = body.path("structured_outputs");
        if (structured.hasNonNull("json")) {
            return OutputFormat.schema("", schema(structured.path("json")));
        }
        if (structured.hasNonNull("choice")) {
            return choice(structured.path("choice"));
        }
        return body.hasNonNull("response_format") ? responseFormat(body.path("response_format")) : OutputFormat.TEXT;
    }

    private OutputFormat responseFormat(JsonNode format) {
        var where = List.<Object>of("body", "response_format", "type");
        var type = FieldRule.required(List.of("body", "response_format"), format, "type", FieldRule.string());
        if (type.textValue().equals("text")) {
            return OutputFormat.TEXT;
        }
        if (dialect == RequestDialect.MANAGED_INFERENCE && !type.textValue().equals("json_object")) {
            var message = "Value error, Response format was " + type.textValue()
                    + " but must be either 'text' or 'json_object'";
            throw ErrorResponseException.invalid(InvalidField.of("value_error", where, message, type));
        }
        FieldRule.oneOf("text", "json_object", "json_schema").check(where, type);
        if (!dialect.knowsJsonFormats()) {
            throw new ErrorResponseException(errorFormat -> errorFormat.unsupportedFormat(type.textValue()));
        }
        return type.textValue().equals("json_object") ? OutputFormat.JSON_OBJECT : jsonSchema(format);
    }

    private static OutputFormat jsonSchema(JsonNode format) {
        var where = List.<Object>of("body", "response_format", "json_schema");
        var wrapper = FieldRule.required(List.of("body", "response_format"), format, "json_schema", FieldRule.object());
        var name = FieldRule.field(where, wrapper, "name", FieldRule.matching("^[a-zA-Z0-9_-]{1,64}$"));
        return OutputFormat.schema(name.textValue(), schema(wrapper.path("schema")));
    }

    private static OutputFormat choice(JsonNode choices) {
        return OutputFormat.choice(choices.valueStream().map(JsonNode::asText).toList());
    }

    private static ObjectNode schema(JsonNode schema) {
        try {
            var parsed = schema.isTextual() ? SimulatorJson.parse(schema.textValue()) : schema;
            if (parsed instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Falls through to the one refusal for everything that is not a schema.
        }
        throw ErrorResponseException.engine("The JSON schema is not an object.", "response_format");
    }
}
