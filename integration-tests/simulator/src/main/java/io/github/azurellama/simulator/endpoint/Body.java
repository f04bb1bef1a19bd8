package io.github.azurellama.simulator.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.refusal.InvalidField;
import io.github.azurellama.simulator.refusal.Refusal;
import io.github.azurellama.simulator.wire.Call;
import io.github.azurellama.simulator.wire.Json;
import java.util.List;
import java.util.Locale;

/** The JSON object in the body of a call. */
final class Body {

    private Body() {}

    static ObjectNode of(Call call) {
        var type = call.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.contains("json")) {
            throw Refusal.detail(415, "Unsupported Media Type: Only 'application/json' is allowed");
        }
        try {
            var body = Json.parse(call.body());
            if (body instanceof ObjectNode object) {
                return object;
            }
            throw Refusal.invalid(InvalidField.of(
                    "model_attributes_type",
                    List.of("body"),
                    "Input should be a valid dictionary or object to extract fields from",
                    body));
        } catch (JsonProcessingException e) {
            var context = Json.object().put("error", e.getOriginalMessage());
            int place = e.getLocation() == null ? 0 : (int) e.getLocation().getCharOffset();
            throw Refusal.invalid(new InvalidField(
                    "json_invalid", List.of("body", place), "JSON decode error", Json.object(), context));
        }
    }
}
