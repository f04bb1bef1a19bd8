package io.github.azurellama.internal.stream;

import io.github.azurellama.internal.mapping.ChoiceMapper;
import io.github.azurellama.internal.mapping.TextFilters;
import io.github.azurellama.internal.prompted.JsonTextFilter;
import io.github.azurellama.internal.toolcall.ThinkingFilter;
import io.github.azurellama.internal.toolcall.ToolCallTextFilter;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.WireToolCall;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies the filters of a chat to a completion that was not streamed. Its choices and tool calls are never joined, whatever
 * index or id they share.
 */
final class CompletionFilter {

    private CompletionFilter() {}

    static Completion apply(TextFilters filters, Completion completion) {
        if (filters.isEmpty()) {
            return completion;
        }
        return completion.withChoices(completion.choices().stream()
                .map(choice -> apply(filters, choice))
                .toList());
    }

    private static CompletionChoice apply(TextFilters filters, CompletionChoice choice) {
        String thinking = filters.dropsThinking() || choice.thinking() == null ? "" : choice.thinking();
        // A server with a field for thinking leaves none in the text.
        ThinkingFilter thinkingFilter = thinking.isEmpty() ? filters.openThinkingFilter() : null;
        ToolCallTextFilter callFilter = filters.openToolCallFilter();
        JsonTextFilter jsonFilter = filters.openJsonFilter();
        String text = choice.text() == null ? "" : choice.text();
        List<WireToolCall> calls = choice.toolCalls();
        if (thinkingFilter != null) {
            ThinkingFilter.Split split = thinkingFilter.accept(text);
            ThinkingFilter.Split rest = thinkingFilter.end();
            text = joined(split.text(), rest.text());
            thinking = joined(split.thinking(), rest.thinking());
        }
        if (callFilter != null) {
            String released = callFilter.accept(text);
            ToolCallTextFilter.Rest rest = callFilter.end();
            text = joined(released, rest.text()); // the same string if nothing was removed
            if (!rest.calls().isEmpty()) {
                calls = new ArrayList<>(calls);
                calls.addAll(TextToolCalls.withoutThose(choice.toolCalls(), rest.calls()));
            }
        }
        text = jsonFilter == null ? text : jsonFilter.select(text);
        return choice.with(text, calls).withThinking(thinking.isEmpty() ? null : thinking);
    }

    private static String joined(String first, String second) {
        return second.isEmpty() ? first : first + second;
    }

    /** Passes a choice to a listener, and returns it with the ids that the listener got. */
    static CompletionChoice notify(CompletionChoice choice, StreamListener<?> listener) {
        if (choice.thinking() != null && !choice.thinking().isEmpty()) {
            listener.onThinking(choice.thinking());
        }
        String text = ChoiceMapper.text(choice);
        if (!text.isEmpty()) {
            listener.onText(text);
        }
        List<WireToolCall> calls = ChoiceMapper.withIds(choice.toolCalls());
        for (int i = 0; i < calls.size(); i++) {
            notify(i, calls.get(i), listener);
        }
        return choice.with(text, calls);
    }

    private static void notify(int position, WireToolCall call, StreamListener<?> listener) {
        String arguments = call.arguments();
        if (call.id() != null && call.name() != null && arguments != null && !arguments.isEmpty()) {
            listener.onToolCall(position, call.id(), call.name(), arguments);
        }
    }
}
