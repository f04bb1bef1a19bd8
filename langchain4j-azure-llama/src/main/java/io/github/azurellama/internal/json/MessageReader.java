package io.github.azurellama.internal.json;

import static com.fasterxml.jackson.core.JsonToken.END_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.START_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_STRING;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.azurellama.internal.wire.WireToolCall;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a message, or a delta of one. A field that says nothing takes nothing from another with the same meaning. */
final class MessageReader {

    @Nullable String text;

    @Nullable String thinking;

    @Nullable String refusal;

    private List<WireToolCall> toolCalls = List.of();

    /** The call of a message without {@code tool_calls}. */
    private List<WireToolCall> legacyCall = List.of();

    void read(JsonParser in) throws IOException {
        if (!JsonValues.isObject(in)) {
            return;
        }
        for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
            readField(field, in);
        }
    }

    void readField(String field, JsonParser in) throws IOException {
        switch (field) {
            case "content" -> text = JsonValues.later(text, content(in));
            case "reasoning_content", "reasoning" -> thinking = JsonValues.later(thinking, JsonValues.string(in));
            case "refusal" -> refusal = JsonValues.later(refusal, notEmpty(JsonValues.string(in)));
            case "tool_calls" -> {
                List<WireToolCall> read = ToolCallReader.readAll(in);
                toolCalls = read.isEmpty() ? toolCalls : read;
            }
            case "function_call" -> legacyCall = ToolCallReader.readLegacy(in);
            default -> in.skipChildren();
        }
    }

    List<WireToolCall> toolCalls() {
        return toolCalls.isEmpty() ? legacyCall : toolCalls;
    }

    /** Whether it adds nothing, which is also said of the empty text of a first delta. */
    boolean isEmpty() {
        return isEmpty(text)
                && isEmpty(thinking)
                && isEmpty(refusal)
                && toolCalls().isEmpty();
    }

    /** Some servers send "" where there is no refusal. */
    private static @Nullable String notEmpty(@Nullable String text) {
        return isEmpty(text) ? null : text;
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static @Nullable String content(JsonParser in) throws IOException {
        return in.currentToken() == START_ARRAY ? readParts(in) : JsonValues.json(in);
    }

    /** Content as a list of parts, of which responses have texts only. */
    private static String readParts(JsonParser in) throws IOException {
        var joined = new StringBuilder();
        for (JsonToken token = in.nextToken(); token != END_ARRAY; token = in.nextToken()) {
            if (token == VALUE_STRING) {
                joined.append(in.getText());
            } else if (token == START_OBJECT) {
                readPart(in, joined);
            } else {
                in.skipChildren();
            }
        }
        return joined.toString();
    }

    private static void readPart(JsonParser in, StringBuilder joined) throws IOException {
        for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
            String text = field.equals("text") ? JsonValues.string(in) : null;
            if (text != null) {
                joined.append(text);
            }
            in.skipChildren();
        }
    }
}
