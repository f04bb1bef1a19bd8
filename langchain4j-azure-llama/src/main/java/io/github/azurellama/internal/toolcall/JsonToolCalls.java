package io.github.azurellama.internal.toolcall;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.internal.json.Json;
import io.github.azurellama.internal.wire.WireToolCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads calls written as JSON: an object, or a list of objects, which {@code tool_calls} may hold. */
final class JsonToolCalls {

    private static final Set<String> KEYS_WITHOUT_ARGUMENTS = Set.of("name", "type", "function", "id");

    private JsonToolCalls() {}

    /** The calls, or null if the JSON is anything but calls of tools that were offered, such as their definitions. */
    static @Nullable List<WireToolCall> parse(String json, Set<String> offered) {
        JsonNode value;
        try {
            value = Json.exactTree(json);
        } catch (IOException e) {
            return null;
        }
        List<WireToolCall> calls = new ArrayList<>();
        JsonNode list = value.path("tool_calls").isArray() ? value.path("tool_calls") : value;
        for (JsonNode object : list.isArray() ? list : List.of(list)) {
            WireToolCall call = object.isObject() ? call(object) : null;
            if (call == null || !offered.contains(call.name())) {
                return null;
            }
            calls.add(call);
        }
        return calls.isEmpty() ? null : calls;
    }

    /** The name may stand at the top or under {@code function}; the arguments have two names. */
    private static @Nullable WireToolCall call(JsonNode object) {
        JsonNode call = object.path("function").isObject() ? object.path("function") : object;
        JsonNode name = call.path("name").isTextual() ? call.path("name") : call.path("function");
        JsonNode inner = arguments(call);
        JsonNode arguments = inner.isMissingNode() ? arguments(object) : inner;
        boolean isDefinition = call.has("description") || object.has("description") || isSchema(arguments);
        if (!name.isTextual() || isDefinition || (arguments.isMissingNode() && hasOtherKeys(call))) {
            return null;
        }
        boolean empty = arguments.isMissingNode() || arguments.isNull();
        if (!empty && !arguments.isObject() && !arguments.isTextual()) {
            return null;
        }
        String id = object.path("id").isTextual() ? object.path("id").asText() : null;
        String json = empty ? "{}" : arguments.isTextual() ? arguments.asText() : arguments.toString();
        return new WireToolCall(null, id, name.asText(), json);
    }

    /** Models list the tools that they have, also without their descriptions. */
    private static boolean isSchema(JsonNode arguments) {
        return arguments.path("type").asText().equals("object")
                && arguments.path("properties").isObject();
    }

    private static JsonNode arguments(JsonNode call) {
        return call.has("parameters") ? call.path("parameters") : call.path("arguments");
    }

    /** Data may have a name too, which is by chance that of a tool. */
    private static boolean hasOtherKeys(JsonNode call) {
        for (Iterator<String> keys = call.fieldNames(); keys.hasNext(); ) {
            if (!KEYS_WITHOUT_ARGUMENTS.contains(keys.next())) {
                return true;
            }
        }
        return false;
    }
}
