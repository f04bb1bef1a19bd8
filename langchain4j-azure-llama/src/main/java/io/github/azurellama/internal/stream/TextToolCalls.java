package io.github.azurellama.internal.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.internal.json.Json;
import io.github.azurellama.internal.wire.WireToolCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares tool calls found in the text with those of the field for tool calls: some servers send a call as both. */
final class TextToolCalls {

    private TextToolCalls() {}

    /** The calls of the text that are not in the field too. */
    static List<WireToolCall> withoutThose(List<WireToolCall> ofField, List<WireToolCall> ofText) {
        if (ofField.isEmpty() || ofText.isEmpty()) {
            return ofText;
        }
        List<WireToolCall> unmatched = new ArrayList<>(ofField);
        List<WireToolCall> others = new ArrayList<>();
        for (WireToolCall call : ofText) {
            int same = indexOf(call, unmatched);
            if (same < 0) {
                others.add(call);
            } else {
                unmatched.remove(same);
            }
        }
        return others;
    }

    private static int indexOf(WireToolCall call, List<WireToolCall> calls) {
        for (int i = 0; i < calls.size(); i++) {
            WireToolCall other = calls.get(i);
            if (Objects.equals(call.name(), other.name()) && arguments(call).equals(arguments(other))) {
                return i;
            }
        }
        return -1;
    }

    /** As a tool gets them: white space, the order of fields and quotes around a value mean nothing. */
    private static Object arguments(WireToolCall call) {
        String text = textOf(call.arguments());
        try {
            JsonNode tree = Json.tree(text);
            return values(tree.isTextual() ? Json.tree(tree.textValue()) : tree); // some servers encode them twice
        } catch (IOException e) {
            return text;
        }
    }

    private static Object values(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> fields = new HashMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), values(field.getValue())));
            return fields;
        }
        return node.isArray() ? node.valueStream().map(TextToolCalls::values).toList() : node.asText();
    }

    private static String textOf(@Nullable String arguments) {
        return arguments == null || arguments.isBlank() ? "{}" : arguments;
    }
}
