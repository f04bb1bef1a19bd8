package io.github.azurellama.internal.stream;

import io.github.azurellama.internal.mapping.ChatExchange;
import io.github.azurellama.internal.mapping.TextFilters;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.CompletionRequest;
import io.github.azurellama.internal.wire.ResponseHead;
import io.github.azurellama.internal.wire.Usage;
import io.github.azurellama.response.ContentFilterResult;
import io.github.azurellama.response.ServerTimings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Accumulates the chunks of a stream into the completion that would have been sent without streaming. */
public final class CompletionAccumulator {

    private static final StreamListener<Object> SILENT = new StreamListener<>() {};

    private @Nullable String id;
    private @Nullable Long created;
    private @Nullable String model;
    private @Nullable Usage usage;
    private @Nullable ServerTimings timings;
    private final Map<String, ContentFilterResult> promptFilterResults = new LinkedHashMap<>();
    private final Map<Integer, ChoiceAccumulator> choices = new TreeMap<>();
    private final int choiceCount;
    private final TextFilters filters;

    private CompletionAccumulator(int choiceCount, TextFilters filters) {
        this.choiceCount = choiceCount;
        this.filters = filters;
    }

    /** Accumulates the response to a chat. */
    public static CompletionAccumulator ofChat(ResponseHead<ChatExchange> head) {
        return new CompletionAccumulator(head.request().request().choiceCount(), filters(head));
    }

    /** Accumulates the response to a prompt. */
    public static CompletionAccumulator ofPrompt(ResponseHead<CompletionRequest> head) {
        return new CompletionAccumulator(head.request().choiceCount(), TextFilters.NONE);
    }

    /** Applies the filters of a chat to a completion that was not streamed. */
    public static Completion filter(Completion completion, ResponseHead<ChatExchange> head) {
        return CompletionFilter.apply(filters(head), completion);
    }

    /** The implicit fields that the server accepted decide how the text is read. */
    private static TextFilters filters(ResponseHead<ChatExchange> head) {
        return head.request().sent(head.sent()).filters();
    }

    /** Applies the filters to a completion that the server sent in place of a stream, and passes it to the listener. */
    Completion replace(Completion completion, StreamListener<?> listener) {
        List<CompletionChoice> filtered =
                new ArrayList<>(CompletionFilter.apply(filters, completion).choices());
        int first = -1;
        for (int i = 0; i < filtered.size(); i++) {
            boolean isFirst =
                    first < 0 || filtered.get(i).index() < filtered.get(first).index();
            first = isFirst ? i : first;
        }
        if (first >= 0) {
            filtered.set(first, CompletionFilter.notify(filtered.get(first), listener));
        }
        return completion.withChoices(filtered);
    }

    /** There is no further chunk, so the filters release what they held back. */
    void close(StreamListener<?> listener) {
        choices.forEach((index, choice) -> choice.close(listenerOf(index, listener)));
        // Only now it is certain that there is no choice 0: some servers count from elsewhere.
        if (hasBegun() && !choices.containsKey(0)) {
            choices.values().iterator().next().replay(listener);
        }
    }

    /** Adds a chunk; returns whether the listener was called. */
    boolean add(Completion chunk, StreamListener<?> listener) {
        return add(chunk, null, listener);
    }

    /** Adds a chunk whose only choice has that text in place of its own, unless it is null. */
    boolean add(Completion chunk, @Nullable String text, StreamListener<?> listener) {
        id = id == null || id.isEmpty() ? chunk.id() : id;
        model = model == null || model.isEmpty() ? chunk.model() : model;
        created = created == null || created == 0 ? chunk.created() : created;
        if (chunk.usage() != null) {
            usage = usage == null ? chunk.usage() : usage.merge(chunk.usage());
        }
        timings = chunk.timings() == null ? timings : chunk.timings();
        for (ContentFilterResult result : chunk.promptFilterResults()) {
            ChoiceAccumulator.merge(promptFilterResults, result);
        }
        boolean notified = false;
        for (CompletionChoice delta : chunk.choices()) {
            ChoiceAccumulator choice = choices.get(delta.index());
            if (choice == null) {
                choice = new ChoiceAccumulator(delta.index(), filters);
                choices.put(delta.index(), choice);
            }
            notified |= choice.add(delta, text == null ? delta.text() : text, listenerOf(delta.index(), listener));
        }
        return notified;
    }

    private static StreamListener<?> listenerOf(int index, StreamListener<?> listener) {
        return index == 0 ? listener : SILENT;
    }

    /** Whether any choice has begun. */
    boolean hasBegun() {
        return !choices.isEmpty();
    }

    /** Whether all requested choices have begun, and each that has begun has a finish reason. */
    boolean isFinished() {
        return choices.size() >= choiceCount && choices.values().stream().allMatch(ChoiceAccumulator::isFinished);
    }

    /** The completion so far. */
    Completion toCompletion() {
        return new Completion(
                id,
                created,
                model,
                choices.values().stream().map(ChoiceAccumulator::toChoice).toList(),
                usage,
                List.copyOf(promptFilterResults.values()),
                timings);
    }
}
