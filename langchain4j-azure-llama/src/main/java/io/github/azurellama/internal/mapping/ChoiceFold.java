package io.github.azurellama.internal.mapping;

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
final class ChoiceFold {

    private final int index;
    private final @Nullable ToolTextGate callGate;
    private final @Nullable JsonTextGate jsonGate;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private boolean refused;
    private final ToolCallFold toolCalls = new ToolCallFold();
    private @Nullable String finishReason;
    private @Nullable String stopReason;
    private final List<TokenLogprob> logprobs = new ArrayList<>();
    private final Map<String, ContentFilterResult> contentFilterResults = new LinkedHashMap<>();

    /** The fold of one answer, whose text is read in that way. */
    ChoiceFold(int index, TextReading reading) {
        this.index = index;
        this.callGate = reading.openCallGate();
        this.jsonGate = reading.openJsonGate();
    }

    /** Adds a piece that says that text, whatever its own is; returns whether the listener was told anything. */
    boolean add(CompletionChoice piece, @Nullable String said, FoldListener listener) {
        boolean told = addText(ungated(said), listener);
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
    void close(FoldListener listener) {
        if (callGate != null) {
            ToolTextGate.Rest rest = callGate.end();
            addText(jsonOf(rest.text()), listener);
            for (WireToolCall call : rest.calls()) {
                toolCalls.add(call, listener);
            }
        }
        if (jsonGate != null) {
            addText(jsonGate.end(), listener);
        }
    }

    /** Tells all of it, to a listener that was told nothing. */
    void tell(FoldListener listener) {
        if (!thinking.isEmpty()) {
            listener.onThinking(thinking.toString());
        }
        if (!text.isEmpty()) {
            listener.onText(text.toString());
        }
        toolCalls.tell(listener);
    }

    private @Nullable String ungated(@Nullable String piece) {
        return piece == null ? null : jsonOf(callGate == null ? piece : callGate.accept(piece));
    }

    private String jsonOf(String piece) {
        return jsonGate == null ? piece : jsonGate.accept(piece);
    }

    private boolean addText(@Nullable String piece, FoldListener listener) {
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
