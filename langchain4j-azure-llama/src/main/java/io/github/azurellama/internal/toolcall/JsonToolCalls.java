package io.github.azurellama.internal.toolcall;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.internal.json.Json;
import io.github.azurellama.internal.wire.WireToolCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads calls written as JSON objects, one, several with {@code ;} or nothing between them, or in a list. */
final class JsonToolCalls {

    private JsonToolCalls() {}

    /** The calls, or null if the text is anything else. */
    static @Nullable List<WireToolCall> parse(String text) {
        List<WireToolCall> calls = new ArrayList<>();
        try {
            for (JsonNode value : Json.sequence(text)) {
                if (!addAll(calls, value)) {
                    return null;
                }
            }
        } catch (IOException e) {
            return null;
        }
        return calls;
    }

    static boolean isObject(String text) {
        try {
            return Json.tree(text).isObject();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean addAll(List<WireToolCall> calls, JsonNode value) {
        if (value.isObject()) {
            return add(calls, value);
        }
        if (!value.isArray()) {
            return false;
        }
        for (JsonNode element : value) {
            if (!element.isObject() || !add(calls, element)) {
                return false;
            }
        }
        return true;
    }

    /** The name may stand at the top or under {@code function}; the arguments have two names. */
    private static boolean add(List<WireToolCall> calls, JsonNode object) {
        JsonNode call = object.path("function").isObject() ? object.path("function") : object;
        JsonNode name = call.path("name").isTextual() ? call.path("name") : call.path("function");
        JsonNode arguments = call.has("parameters") ? call.path("parameters") : call.path("arguments");
        boolean empty = arguments.isMissingNode() || arguments.isNull();
        if (!name.isTextual() || !(empty || arguments.isObject() || arguments.isTextual())) {
            return false;
        }
        String id = object.path("id").isTextual() ? object.path("id").asText() : null;
        String json = empty ? "{}" : arguments.isTextual() ? arguments.asText() : arguments.toString();
        calls.add(new WireToolCall(null, id, name.asText(), json));
        return true;
    }
}
