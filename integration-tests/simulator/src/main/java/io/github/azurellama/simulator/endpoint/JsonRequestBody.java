package io.github.azurellama.simulator.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.error.InvalidField;
import io.github.azurellama.simulator.wire.EndpointRequest;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.List;
import java.util.Locale;

/** The JSON object in the body of a call. */
final class JsonRequestBody {

    private JsonRequestBody() {}

    static ObjectNode of(EndpointRequest call) {
        var type = call.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.contains("json")) {
            throw ErrorResponseException.detail(415, "Unsupported Media Type: Only 'application/json' is allowed");
        }
        try {
            var body = SimulatorJson.parse(call.body());
            if (body instanceof ObjectNode object) {
                return object;
            }
            throw ErrorResponseException.invalid(InvalidField.of(
                    "model_attributes_type",
                    List.of("body"),
                    "Input should be a valid dictionary or object to extract fields from",
                    body));
        } catch (JsonProcessingException e) {
            var context = SimulatorJson.object().put("error", e.getOriginalMessage());
            int place = e.getLocation() == null ? 0 : (int) e.getLocation().getCharOffset();
            throw ErrorResponseException.invalid(new InvalidField(
                    "json_invalid", List.of("body", place), "JSON decode error", SimulatorJson.object(), context));
        }
    }
}
