package io.github.azurellama.internal.mapping;

import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.Usage;
import io.github.azurellama.response.ContentFilterResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Folds the chunks of a stream into the answer that would have come whole. */
final class CompletionFold {

    private @Nullable String id;
    private @Nullable Long created;
    private @Nullable String model;
    private @Nullable Usage usage;
    private final List<ContentFilterResult> promptFilterResults = new ArrayList<>();
    private final Map<Integer, ChoiceFold> choices = new TreeMap<>();
    private final int expected;
    private final TextReading reading;

    /** A fold of that many answers, whose text is read in that way. */
    CompletionFold(int expected, TextReading reading) {
        this.expected = expected;
        this.reading = reading;
    }

    /** Folds an answer that came whole. */
    Completion foldWhole(Completion answer) {
        add(answer, Silent.LISTENER);
        close(Silent.LISTENER);
        return toCompletion();
    }

    /** There is no further chunk: what was held back is told now. */
    void close(FoldListener listener) {
        choices.forEach((index, choice) -> choice.close(listenerOf(index, listener)));
        // Until now the first might have come. Servers that count from elsewhere are told of at the end.
        if (hasBegun() && !choices.containsKey(0)) {
            choices.values().iterator().next().tell(listener);
        }
    }

    /** Adds a chunk; tells the listener what it adds to the answer, and returns whether it told anything. */
    boolean add(Completion chunk, FoldListener listener) {
        return add(chunk, null, listener);
    }

    /** Adds a chunk whose choices say that text instead of their own, unless it is null. */
    boolean add(Completion chunk, @Nullable String text, FoldListener listener) {
        id = id == null || id.isEmpty() ? chunk.id() : id;
        model = model == null || model.isEmpty() ? chunk.model() : model;
        created = created == null || created == 0 ? chunk.created() : created;
        usage = chunk.usage() == null ? usage : chunk.usage();
        // Not addAll, which copies even an empty list, as almost all are.
        for (ContentFilterResult result : chunk.promptFilterResults()) {
            promptFilterResults.add(result);
        }
        boolean wasTold = false;
        for (CompletionChoice piece : chunk.choices()) {
            ChoiceFold choice = choices.get(piece.index());
            if (choice == null) {
                choice = new ChoiceFold(piece.index(), reading);
                choices.put(piece.index(), choice);
            }
            wasTold |= choice.add(piece, text == null ? piece.text() : text, listenerOf(piece.index(), listener));
        }
        return wasTold;
    }

    private static FoldListener listenerOf(int index, FoldListener listener) {
        return index == 0 ? listener : Silent.LISTENER;
    }

    /** Whether any choice has begun. */
    boolean hasBegun() {
        return !choices.isEmpty();
    }

    /** Whether all that were wanted have begun, and every one that began has ended. */
    boolean isFinished() {
        return choices.size() >= expected && choices.values().stream().allMatch(ChoiceFold::isFinished);
    }

    /** The answer as far as it came. */
    Completion toCompletion() {
        return new Completion(
                id,
                created,
                model,
                choices.values().stream().map(ChoiceFold::toChoice).toList(),
                usage,
                promptFilterResults);
    }

    /** LangChain4j has callbacks for one answer; the others are in the metadata at the end. */
    private enum Silent implements FoldListener {
        LISTENER;

        @Override
        public void onText(String piece) {}

        @Override
        public void onThinking(String piece) {}

        @Override
        public void onToolCall(int position, String id, String name, String piece) {}
    }
}
