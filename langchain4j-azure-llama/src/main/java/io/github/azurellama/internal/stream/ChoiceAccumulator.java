package io.github.azurellama.internal.stream;

import io.github.azurellama.internal.mapping.TextFilters;
import io.github.azurellama.internal.prompted.JsonTextFilter;
import io.github.azurellama.internal.toolcall.ThinkingFilter;
import io.github.azurellama.internal.toolcall.ToolCallTextFilter;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.WireToolCall;
import io.github.azurellama.response.ContentFilterResult;
import io.github.azurellama.response.TokenLogprob;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accumulates one choice. */
final class ChoiceAccumulator {

    private enum Content {
        THINKING,
        TEXT,
        REFUSAL,
        TOOL_CALLS
    }

    private final int index;
    private final boolean dropsThinking;
    private final @Nullable ThinkingFilter thinkingFilter;
    private final @Nullable ToolCallTextFilter toolCallFilter;
    private final @Nullable JsonTextFilter jsonFilter;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private boolean refused;
    /** What deltas have brought, as opposed to whole messages. */
    private final Set<Content> ofDeltas = EnumSet.noneOf(Content.class);

    private final ToolCallAccumulator toolCalls = new ToolCallAccumulator();
    private @Nullable String finishReason;
    private @Nullable String stopReason;
    private final List<TokenLogprob> logprobs = new ArrayList<>();
    private final Map<String, ContentFilterResult> contentFilterResults = new LinkedHashMap<>();

    ChoiceAccumulator(int index, TextFilters filters) {
        this.index = index;
        this.dropsThinking = filters.dropsThinking();
        this.thinkingFilter = filters.openThinkingFilter();
        this.toolCallFilter = filters.openToolCallFilter();
        this.jsonFilter = filters.openJsonFilter();
    }

    /** Adds a delta with that text in place of its own; returns whether the listener was called. */
    boolean add(CompletionChoice delta, @Nullable String deltaText, StreamListener<?> listener) {
        boolean notified = false;
        if (delta.thinking() != null && !delta.thinking().isEmpty() && !dropsThinking) {
            notified = addThinkingOfField(delta, delta.thinking(), listener);
        }
        if (deltaText != null && !deltaText.isEmpty() && !isDuplicate(Content.TEXT, delta)) {
            notified |= addFiltered(deltaText, listener);
        }
        if (delta.refusal() != null && !isDuplicate(Content.REFUSAL, delta)) {
            refused = true;
            notified |= addText(delta.refusal(), listener);
        }
        if (!delta.toolCalls().isEmpty() && !isDuplicate(Content.TOOL_CALLS, delta)) {
            for (WireToolCall call : delta.toolCalls()) {
                notified |= toolCalls.add(call, listener);
            }
        }
        finishReason = delta.finishReason() == null ? finishReason : delta.finishReason();
        stopReason = delta.stopReason() == null ? stopReason : delta.stopReason();
        // Not addAll, which copies even an empty list, as almost all are.
        for (TokenLogprob logprob : delta.logprobs()) {
            logprobs.add(logprob);
        }
        for (ContentFilterResult result : delta.contentFilterResults()) {
            merge(contentFilterResults, result);
        }
        return notified;
    }

    /** Whether a whole message has that content again, behind the deltas that brought it. */
    private boolean isDuplicate(Content content, CompletionChoice delta) {
        if (delta.whole()) {
            return ofDeltas.contains(content);
        }
        ofDeltas.add(content);
        return false;
    }

    /** Adds a result, unless an earlier one of its category says that something was filtered. */
    static void merge(Map<String, ContentFilterResult> results, ContentFilterResult result) {
        results.merge(result.category(), result, (earlier, later) -> earlier.filtered() ? earlier : later);
    }

    /** There is no further delta, so the filters release what they held back. */
    void close(StreamListener<?> listener) {
        endThinkingFilter(listener);
        if (toolCallFilter != null) {
            ToolCallTextFilter.Rest rest = toolCallFilter.end();
            addText(json(rest.text()), listener);
            for (WireToolCall call : TextToolCalls.withoutThose(toolCalls.toCalls(), rest.calls())) {
                toolCalls.addWhole(call, listener);
            }
        }
        if (jsonFilter != null) {
            addText(jsonFilter.end(), listener);
        }
    }

    /** Passes all of it to a listener that has nothing of it. */
    void replay(StreamListener<?> listener) {
        if (!thinking.isEmpty()) {
            listener.onThinking(thinking.toString());
        }
        if (!text.isEmpty()) {
            listener.onText(text.toString());
        }
        toolCalls.replay(listener);
    }

    /** A server with a field for thinking leaves none in the text. */
    private boolean addThinkingOfField(CompletionChoice delta, String more, StreamListener<?> listener) {
        boolean notified = endThinkingFilter(listener);
        return isDuplicate(Content.THINKING, delta) ? notified : addThinking(more, listener);
    }

    private boolean endThinkingFilter(StreamListener<?> listener) {
        return thinkingFilter != null && addSplit(thinkingFilter.end(), listener);
    }

    private boolean addSplit(ThinkingFilter.Split split, StreamListener<?> listener) {
        boolean notified = addThinking(split.thinking(), listener);
        return addText(withoutCalls(split.text()), listener) || notified;
    }

    private boolean addFiltered(String deltaText, StreamListener<?> listener) {
        if (thinkingFilter == null) {
            return addText(withoutCalls(deltaText), listener);
        }
        return addSplit(thinkingFilter.accept(deltaText), listener);
    }

    private String withoutCalls(String given) {
        return json(toolCallFilter == null ? given : toolCallFilter.accept(given));
    }

    private String json(String filtered) {
        return jsonFilter == null ? filtered : jsonFilter.accept(filtered);
    }

    private boolean addThinking(String more, StreamListener<?> listener) {
        if (more.isEmpty()) {
            return false;
        }
        thinking.append(more);
        listener.onThinking(more);
        return true;
    }

    private boolean addText(@Nullable String more, StreamListener<?> listener) {
        if (more == null || more.isEmpty()) {
            return false;
        }
        text.append(more);
        listener.onText(more);
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
                List.copyOf(contentFilterResults.values()),
                true);
    }
}
