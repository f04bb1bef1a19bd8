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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code choices}. A field that says nothing takes nothing from another with the same meaning. */
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
    private boolean failed;

    /** Reads a choice whose index is its position unless it names another. */
    ChoiceReader(int position) {
        this.index = position;
    }

    CompletionChoice read(JsonParser in) throws IOException {
        for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
            readField(field, in);
        }
        return toChoice();
    }

    /** Reads a field of a choice. */
    void readField(String field, JsonParser in) throws IOException {
        switch (field) {
            case "index" -> {
                Integer given = JsonValues.integer(in);
                index = given == null ? index : given;
            }
            case "message", "delta" -> readMessage(in);
            case "error" -> failed |= JsonValues.describesError(in);
            case "text" -> text = JsonValues.later(text, JsonValues.string(in));
            case "finish_reason" -> finishReason = JsonValues.later(finishReason, reason(in));
            case "stop_reason" -> stopReason = JsonValues.later(stopReason, JsonValues.text(in));
            case "logprobs" -> {
                List<TokenLogprob> read = LogprobsReader.read(in);
                logprobs = read.isEmpty() ? logprobs : read;
            }
            case "content_filter_results", "content_filter_result" -> {
                List<ContentFilterResult> read = FilterReader.read(in);
                contentFilterResults = read.isEmpty() ? contentFilterResults : read;
            }
            default -> in.skipChildren();
        }
    }

    private void readMessage(JsonParser in) throws IOException {
        if (!JsonValues.isObject(in)) {
            return;
        }
        for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
            readMessageField(field, in);
        }
    }

    /** Reads a field of a message or a delta. */
    void readMessageField(String field, JsonParser in) throws IOException {
        switch (field) {
            case "content" -> text = JsonValues.later(text, content(in));
            case "reasoning_content", "reasoning" -> thinking = JsonValues.later(thinking, JsonValues.string(in));
            case "refusal" -> refusal = JsonValues.later(refusal, JsonValues.string(in));
            case "tool_calls" -> {
                List<WireToolCall> read = ToolCallReader.readAll(in);
                toolCalls = read.isEmpty() ? toolCalls : read;
            }
            default -> in.skipChildren();
        }
    }

    /** Whether the choice reports an error, as routers do when a provider fails. */
    boolean isFailed() {
        return failed;
    }

    CompletionChoice toChoice() {
        return new CompletionChoice(
                index, text, thinking, refusal, toolCalls, finishReason, stopReason, logprobs, contentFilterResults);
    }

    /** Some servers send "" until there is a reason. */
    private static @Nullable String reason(JsonParser in) throws IOException {
        String reason = JsonValues.string(in);
        return reason == null || reason.isBlank() ? null : reason;
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
