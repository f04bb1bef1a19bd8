package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.azurellama.internal.wire.WireTool;
import io.github.azurellama.internal.wire.WireToolCall;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes tools, the tool choice and tool calls. */
public final class ToolWriter {

    private ToolWriter() {}

    public static void write(JsonGenerator out, List<WireTool> tools, @Nullable Object toolChoice) throws IOException {
        if (!tools.isEmpty()) {
            out.writeArrayFieldStart("tools");
            for (WireTool tool : tools) {
                write(out, tool);
            }
            out.writeEndArray();
        }
        if (toolChoice != null) {
            out.writeFieldName("tool_choice");
            Json.write(out, toolChoice);
        }
    }

    static void write(JsonGenerator out, WireToolCall call) throws IOException {
        out.writeStartObject();
        if (call.id() != null) {
            out.writeStringField("id", call.id());
        }
        out.writeStringField("type", "function");
        out.writeObjectFieldStart("function");
        out.writeStringField("name", call.name());
        out.writeStringField("arguments", call.arguments());
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, WireTool tool) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "function");
        out.writeObjectFieldStart("function");
        out.writeStringField("name", tool.name());
        out.writeStringField("description", tool.description());
        out.writeFieldName("parameters");
        Json.write(out, tool.parameters());
        if (tool.strict() != null) {
            out.writeBooleanField("strict", tool.strict());
        }
        out.writeEndObject();
        out.writeEndObject();
    }
}
