package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.azurellama.internal.wire.WireMessage;
import io.github.azurellama.internal.wire.WireToolCall;
import java.io.IOException;
import java.util.List;

/** Writes one message of a request. */
public final class MessageWriter {

    private MessageWriter() {}

    public static void writeAll(JsonGenerator out, List<WireMessage> messages) throws IOException {
        out.writeArrayFieldStart("messages");
        for (WireMessage message : messages) {
            write(out, message);
        }
        out.writeEndArray();
    }

    public static void write(JsonGenerator out, WireMessage message) throws IOException {
        out.writeStartObject();
        out.writeStringField("role", message.role());
        if (message.name() != null) {
            out.writeStringField("name", message.name());
        }
        out.writeFieldName("content");
        writeContent(out, message.content());
        if (message.thinking() != null) {
            out.writeStringField(message.thinking().field(), message.thinking().text());
        }
        if (!message.toolCalls().isEmpty()) {
            out.writeArrayFieldStart("tool_calls");
            for (WireToolCall call : message.toolCalls()) {
                ToolWriter.write(out, call);
            }
            out.writeEndArray();
        }
        if (message.toolCallId() != null) {
            out.writeStringField("tool_call_id", message.toolCallId());
        }
        out.writeEndObject();
    }

    /** A single text is a string, because some models accept nothing else; some reject a message without content. */
    private static void writeContent(JsonGenerator out, List<WireMessage.Part> content) throws IOException {
        if (content.isEmpty()) {
            out.writeString("");
        } else if (content.size() == 1 && content.get(0) instanceof WireMessage.Text text) {
            out.writeString(text.text());
        } else {
            out.writeStartArray();
            for (WireMessage.Part part : content) {
                writePart(out, part);
            }
            out.writeEndArray();
        }
    }

    private static void writePart(JsonGenerator out, WireMessage.Part part) throws IOException {
        out.writeStartObject();
        if (part instanceof WireMessage.Image image) {
            out.writeStringField("type", "image_url");
            out.writeObjectFieldStart("image_url");
            writeUrl(out, image);
            out.writeStringField("detail", image.detail());
            out.writeEndObject();
        } else if (part instanceof WireMessage.Text text) {
            out.writeStringField("type", "text");
            out.writeStringField("text", text.text());
        }
        out.writeEndObject();
    }

    private static void writeUrl(JsonGenerator out, WireMessage.Image image) throws IOException {
        if (image.base64() == null) {
            out.writeStringField("url", image.url());
            return;
        }
        // Neither value can contain a character that JSON escapes, so megabytes of base64 are not scanned for one.
        out.writeFieldName("url");
        out.writeRawValue("\"");
        out.writeRaw(image.url());
        out.writeRaw(image.base64());
        out.writeRaw('"');
    }
}
