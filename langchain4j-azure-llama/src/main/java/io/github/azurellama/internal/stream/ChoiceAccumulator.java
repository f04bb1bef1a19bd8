package io.github.azurellama.internal.stream;

import io.github.azurellama.internal.mapping.TextFilters;
import io.github.azurellama.internal.prompted.JsonTextFilter;
import io.github.azurellama.internal.toolcall.ToolCallTextFilter;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.WireToolCall;
import io.github.azurellama.response.ContentFilterResult;
import io.github.azurellama.response.TokenLogprob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Folds the pieces of one answer. */
final class ChoiceAccumulator {

    private final int index;
    private final @Nullable ToolCallTextFilter toolCallFilter;
    private final @Nullable JsonTextFilter jsonFilter;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private boolean refused;
    private final ToolCallAccumulator toolCalls = new ToolCallAccumulator();
    private @Nullable String finishReason;
    private @Nullable String stopReason;
    private final List<TokenLogprob> logprobs = new ArrayList<>();
    private final Map<String, ContentFilterResult> contentFilterResults = new LinkedHashMap<>();

    /** The fold of one answer, whose text is read in that way. */
    ChoiceAccumulator(int index, TextFilters filters) {
        this.index = index;
        this.toolCallFilter = filters.openToolCallFilter();
        this.jsonFilter = filters.openJsonFilter();
    }

    /** Adds a piece that says that text, whatever its own is; returns whether the listener was told anything. */
    boolean add(CompletionChoice piece, @Nullable String said, StreamListener<?> listener) {
        boolean told = addText(filtered(said), listener);
        if (piece.refusal() != null) {
            refused = true;
            told |= addText(piece.refusal(), listener);
        }
        if (piece.thinking() != null && !piece.thinking().isEmpty()) {
            thinking.append(piece.thinking());
            listener.onThinking(piece.thinking());
            told = true;
        }
        for (WireToolCall call : piece.toolCalls()) {
            told |= toolCalls.add(call, listener);
        }
        finishReason = piece.finishReason() == null ? finishReason : piece.finishReason();
        stopReason = piece.stopReason() == null ? stopReason : piece.stopReason();
        // Not addAll, which copies even an empty list, as almost all are.
        for (TokenLogprob logprob : piece.logprobs()) {
            logprobs.add(logprob);
        }
        for (ContentFilterResult result : piece.contentFilterResults()) {
            contentFilterResults.merge(result.category(), result, (old, now) -> old.filtered() ? old : now);
        }
        return told;
    }

    /** There is no further piece: what the gate held back is a call after all, or it is not. */
    void close(StreamListener<?> listener) {
        if (toolCallFilter != null) {
            ToolCallTextFilter.Rest rest = toolCallFilter.end();
            addText(jsonOf(rest.text()), listener);
            for (WireToolCall call : rest.calls()) {
                toolCalls.add(call, listener);
            }
        }
        if (jsonFilter != null) {
            addText(jsonFilter.end(), listener);
        }
    }

    /** Tells all of it, to a listener that was told nothing. */
    void tell(StreamListener<?> listener) {
        if (!thinking.isEmpty()) {
            listener.onThinking(thinking.toString());
        }
        if (!text.isEmpty()) {
            listener.onText(text.toString());
        }
        toolCalls.tell(listener);
    }

    private @Nullable String filtered(@Nullable String piece) {
        return piece == null ? null : jsonOf(toolCallFilter == null ? piece : toolCallFilter.accept(piece));
    }

    private String jsonOf(String piece) {
        return jsonFilter == null ? piece : jsonFilter.accept(piece);
    }

    private boolean addText(@Nullable String piece, StreamListener<?> listener) {
        if (piece == null || piece.isEmpty()) {
            return false;
        }
        text.append(piece);
        listener.onText(piece);
        return true;
    }

    boolean isFinished() {
        return finishReason != null;
    }

    CompletionChoice toChoice() {
        return new CompletionChoice(
                index,
                text.toString(),
                thinking.isEmpty() ? null : thinking.toString(),
                refused ? text.toString() : null,
                toolCalls.toCalls(),
                finishReason,
                stopReason,
                logprobs,
                List.copyOf(contentFilterResults.values()));
    }
}
