package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import io.github.azurellama.internal.wire.WireToolCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code tool_calls}. */
final class ToolCallReader {

    private @Nullable Integer index;
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable String arguments;

    private ToolCallReader() {}

    static List<WireToolCall> readAll(JsonParser in) throws IOException {
        if (!JsonValues.isArray(in)) {
            return List.of();
        }
        List<WireToolCall> calls = new ArrayList<>(1);
        while (JsonValues.nextObject(in)) {
            calls.add(new ToolCallReader().read(in));
        }
        return calls;
    }

    private WireToolCall read(JsonParser in) throws IOException {
        for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
            switch (field) {
                case "index" -> index = JsonValues.integer(in);
                case "id" -> id = JsonValues.text(in);
                case "function" -> readFunction(in);
                default -> in.skipChildren();
            }
        }
        return new WireToolCall(index, id, name, arguments);
    }

    private void readFunction(JsonParser in) throws IOException {
        if (!JsonValues.isObject(in)) {
            return;
        }
        for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
            switch (field) {
                case "name" -> name = JsonValues.string(in);
                case "arguments" -> arguments = JsonValues.json(in);
                default -> in.skipChildren();
            }
        }
    }
}
