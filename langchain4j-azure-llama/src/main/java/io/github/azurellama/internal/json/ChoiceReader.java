package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.response.ContentFilterResult;
import io.github.azurellama.response.TokenLogprob;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code choices}. A field that says nothing takes nothing from another with the same meaning. */
final class ChoiceReader {

    private int index;
    private final MessageReader message = new MessageReader();
    private final MessageReader delta = new MessageReader();
    private @Nullable String text;
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
            case "message" -> message.read(in);
            case "delta" -> delta.read(in);
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

    /** Reads a field of the message. */
    void readMessageField(String field, JsonParser in) throws IOException {
        message.readField(field, in);
    }

    /** Whether the choice reports an error, as routers do when a provider fails. */
    boolean isFailed() {
        return failed;
    }

    /** Beside a delta, a message is what all deltas so far make, which some servers send in addition. */
    CompletionChoice toChoice() {
        boolean whole = delta.isEmpty() && (message.text != null || !message.isEmpty());
        MessageReader said = whole ? message : delta;
        return new CompletionChoice(
                index,
                JsonValues.later(text, said.text),
                said.thinking,
                said.refusal,
                said.toolCalls(),
                finishReason,
                stopReason,
                logprobs,
                contentFilterResults,
                whole);
    }

    /** Some servers send "" until there is a reason, or a word for nothing. */
    private static @Nullable String reason(JsonParser in) throws IOException {
        String reason = JsonValues.string(in);
        return reason == null || JsonValues.isNothing(reason) ? null : reason;
    }
}
