package io.github.azurellama.internal.json;

import static com.fasterxml.jackson.core.JsonToken.END_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.START_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_STRING;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.WireToolCall;
import io.github.azurellama.response.ContentFilterResult;
import io.github.azurellama.response.TokenLogprob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code choices}. */
final class ChoiceReader {

    private int index;
    private @Nullable String text;
    private @Nullable String thinking;
    private @Nullable String refusal;
    private List<WireToolCall> toolCalls = List.of();
    private @Nullable String finishReason;
    private @Nullable String stopReason;
    private List<TokenLogprob> logprobs = List.of();
    private List<ContentFilterResult> contentFilterResults = List.of();

    CompletionChoice read(JsonParser in) throws IOException {
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            in.nextToken();
            switch (field) {
                case "index" -> {
                    Integer number = Json.integer(in);
                    index = number == null ? 0 : Math.max(0, number);
                }
                case "message", "delta" -> readMessage(in);
                case "text" -> text = Json.text(in);
                case "finish_reason" -> finishReason = Json.text(in);
                case "stop_reason" -> stopReason = Json.text(in);
                case "logprobs" -> logprobs = LogprobsReader.read(in);
                case "content_filter_results", "content_filter_result" -> contentFilterResults = FilterReader.read(in);
                default -> in.skipChildren();
            }
        }
        return new CompletionChoice(
                index, text, thinking, refusal, toolCalls, finishReason, stopReason, logprobs, contentFilterResults);
    }

    private void readMessage(JsonParser in) throws IOException {
        if (in.currentToken() != START_OBJECT) {
            in.skipChildren();
            return;
        }
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            in.nextToken();
            switch (field) {
                case "content" -> text = in.currentToken() == START_ARRAY ? readParts(in) : Json.text(in);
                case "reasoning_content", "reasoning" -> thinking = Json.text(in);
                case "refusal" -> refusal = Json.text(in);
                case "tool_calls" -> toolCalls = readToolCalls(in);
                default -> in.skipChildren();
            }
        }
    }

    /** Content as a list of parts, of which only texts are known in answers. */
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
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            in.nextToken();
            String text = field.equals("text") ? Json.text(in) : null;
            if (text != null) {
                joined.append(text);
            }
            in.skipChildren();
        }
    }

    private static List<WireToolCall> readToolCalls(JsonParser in) throws IOException {
        if (in.currentToken() != START_ARRAY) {
            in.skipChildren();
            return List.of();
        }
        List<WireToolCall> calls = new ArrayList<>(1);
        while (Json.nextObject(in)) {
            calls.add(readToolCall(in));
        }
        return calls;
    }

    private static WireToolCall readToolCall(JsonParser in) throws IOException {
        Integer index = null;
        String id = null;
        var function = new WireToolCall(null, null, null, null);
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            in.nextToken();
            switch (field) {
                case "index" -> index = Json.integer(in);
                case "id" -> id = Json.text(in);
                case "function" -> function = readFunction(in);
                default -> in.skipChildren();
            }
        }
        return new WireToolCall(index, id, function.name(), function.arguments());
    }

    private static WireToolCall readFunction(JsonParser in) throws IOException {
        String name = null;
        String arguments = null;
        if (in.currentToken() == START_OBJECT) {
            for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
                in.nextToken();
                switch (field) {
                    case "name" -> name = Json.text(in);
                    case "arguments" -> arguments = Json.text(in);
                    default -> in.skipChildren();
                }
            }
        }
        return new WireToolCall(null, null, name, arguments);
    }
}
