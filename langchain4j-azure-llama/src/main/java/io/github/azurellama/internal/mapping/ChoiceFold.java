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
    private final @Nullable ToolTextGate gate;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private boolean refused;
    private final ToolCallFold toolCalls = new ToolCallFold();
    private @Nullable String finishReason;
    private @Nullable String stopReason;
    private final List<TokenLogprob> logprobs = new ArrayList<>();
    private final Map<String, ContentFilterResult> contentFilterResults = new LinkedHashMap<>();

    /** The fold of one answer; a gate keeps tool calls out of its text, or is null. */
    ChoiceFold(int index, @Nullable ToolTextGate gate) {
        this.index = index;
        this.gate = gate;
    }

    /** Adds a piece; returns whether the listener was told anything. */
    boolean add(CompletionChoice piece, FoldListener listener) {
        String shown = piece.text() == null || gate == null ? piece.text() : gate.accept(piece.text());
        boolean told = addText(shown, listener);
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
        logprobs.addAll(piece.logprobs());
        for (ContentFilterResult result : piece.contentFilterResults()) {
            contentFilterResults.merge(result.category(), result, (old, now) -> old.filtered() ? old : now);
        }
        return told;
    }

    /** There is no further piece: what the gate held back is a call after all, or it is not. */
    void close(FoldListener listener) {
        if (gate == null) {
            return;
        }
        ToolTextGate.Rest rest = gate.end();
        addText(rest.text(), listener);
        for (WireToolCall call : rest.calls()) {
            toolCalls.add(call, listener);
        }
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
