package io.github.azurellama.internal.stream;

import io.github.azurellama.internal.mapping.ChatExchange;
import io.github.azurellama.internal.mapping.TextFilters;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.CompletionRequest;
import io.github.azurellama.internal.wire.Usage;
import io.github.azurellama.response.ContentFilterResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Folds the chunks of a stream into the answer that would have come whole. */
public final class CompletionAccumulator {

    private static final StreamListener<Object> SILENT = new StreamListener<>() {};

    private @Nullable String id;
    private @Nullable Long created;
    private @Nullable String model;
    private @Nullable Usage usage;
    private final List<ContentFilterResult> promptFilterResults = new ArrayList<>();
    private final Map<Integer, ChoiceAccumulator> choices = new TreeMap<>();
    private final int expected;
    private final TextFilters filters;

    private CompletionAccumulator(int expected, TextFilters filters) {
        this.expected = expected;
        this.filters = filters;
    }

    /** Accumulates the response to a chat. */
    public static CompletionAccumulator of(ChatExchange exchange) {
        return new CompletionAccumulator(exchange.request().choiceCount(), exchange.filters());
    }

    /** Accumulates the response to a prompt. */
    public static CompletionAccumulator of(CompletionRequest request) {
        return new CompletionAccumulator(request.choiceCount(), TextFilters.NONE);
    }

    /** Applies the filters of a chat to a completion that was not streamed. */
    public static Completion filter(ChatExchange exchange, Completion completion) {
        if (exchange.filters().isEmpty()) {
            return completion;
        }
        var accumulator = of(exchange);
        accumulator.add(completion, SILENT);
        accumulator.close(SILENT);
        return accumulator.toCompletion();
    }

    /** There is no further chunk: what was held back is told now. */
    void close(StreamListener<?> listener) {
        choices.forEach((index, choice) -> choice.close(listenerOf(index, listener)));
        // Until now the first might have come. Servers that count from elsewhere are told of at the end.
        if (hasBegun() && !choices.containsKey(0)) {
            choices.values().iterator().next().tell(listener);
        }
    }

    /** Adds a chunk; tells the listener what it adds to the answer, and returns whether it told anything. */
    boolean add(Completion chunk, StreamListener<?> listener) {
        return add(chunk, null, listener);
    }

    /** Adds a chunk whose choices say that text instead of their own, unless it is null. */
    boolean add(Completion chunk, @Nullable String text, StreamListener<?> listener) {
        id = id == null || id.isEmpty() ? chunk.id() : id;
        model = model == null || model.isEmpty() ? chunk.model() : model;
        created = created == null || created == 0 ? chunk.created() : created;
        usage = chunk.usage() == null ? usage : chunk.usage();
        // Not addAll, which copies even an empty list, as almost all are.
        for (ContentFilterResult result : chunk.promptFilterResults()) {
            promptFilterResults.add(result);
        }
        boolean changed = false;
        for (CompletionChoice piece : chunk.choices()) {
            ChoiceAccumulator choice = choices.get(piece.index());
            if (choice == null) {
                choice = new ChoiceAccumulator(piece.index(), filters);
                choices.put(piece.index(), choice);
            }
            changed |= choice.add(piece, text == null ? piece.text() : text, listenerOf(piece.index(), listener));
        }
        return changed;
    }

    private static StreamListener<?> listenerOf(int index, StreamListener<?> listener) {
        return index == 0 ? listener : SILENT;
    }

    /** Whether any choice has begun. */
    boolean hasBegun() {
        return !choices.isEmpty();
    }

    /** Whether all that were wanted have begun, and every one that began has ended. */
    boolean isFinished() {
        return choices.size() >= expected && choices.values().stream().allMatch(ChoiceAccumulator::isFinished);
    }

    /** The answer as far as it came. */
    Completion toCompletion() {
        return new Completion(
                id,
                created,
                model,
                choices.values().stream().map(ChoiceAccumulator::toChoice).toList(),
                usage,
                promptFilterResults);
    }
}
