package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.azurellama.internal.wire.WireToolCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code tool_calls}, and {@code function_call}, which came before them. Servers differ in where they put name and
 * arguments, and what they call these; the first place that has a value counts.
 */
final class ToolCallReader {

    private @Nullable Integer index;
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable String arguments;
    private @Nullable String parameters;

    private ToolCallReader() {}

    /** The calls of a list, or of the one object that some servers send in place of it. */
    static List<WireToolCall> readAll(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.START_OBJECT) {
            return List.of(new ToolCallReader().read(in));
        }
        if (!JsonValues.isArray(in)) {
            return List.of();
        }
        List<WireToolCall> calls = new ArrayList<>(1);
        while (JsonValues.nextObject(in)) {
            calls.add(new ToolCallReader().read(in));
        }
        return calls;
    }

    /** The call that a whole {@code function_call} or a fragment of it is. */
    static List<WireToolCall> readLegacy(JsonParser in) throws IOException {
        if (!JsonValues.isObject(in)) {
            return List.of();
        }
        WireToolCall call = new ToolCallReader().read(in);
        return call.isEmpty() ? List.of() : List.of(new WireToolCall(0, null, call.name(), call.arguments()));
    }

    private WireToolCall read(JsonParser in) throws IOException {
        for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
            switch (field) {
                case "index" -> index = JsonValues.count(in);
                case "id" -> id = JsonValues.text(in);
                case "function" -> readFunction(in);
                default -> readCalled(field, in);
            }
        }
        return new WireToolCall(index, id, name, arguments == null ? parameters : arguments);
    }

    private void readFunction(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            name = in.getText();
        } else if (JsonValues.isObject(in)) {
            for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
                readCalled(field, in);
            }
        }
    }

    private void readCalled(String field, JsonParser in) throws IOException {
        switch (field) {
            case "name" -> name = name == null ? JsonValues.string(in) : skipped(name, in);
            case "arguments" -> arguments = arguments == null ? JsonValues.json(in) : skipped(arguments, in);
            case "parameters" -> parameters = parameters == null ? JsonValues.json(in) : skipped(parameters, in);
            default -> in.skipChildren();
        }
    }

    private static String skipped(String known, JsonParser in) throws IOException {
        in.skipChildren();
        return known;
    }
}
