package io.github.azurellama.simulator.responder.filling;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.azurellama.simulator.responder.reading.Sentences;
import io.github.azurellama.simulator.responder.reading.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a text affirms a property, denies it, or does not speak of it. */
final class Truth {

    private static final Pattern DENIAL =
            Pattern.compile("\\b(?:not|no|never|without|isn't|aren't|doesn't|don't|wasn't|false|off|disabled)\\b");

    /** Words that deny a property without naming it. */
    private static final Map<String, List<String>> OPPOSITES = Map.of(
            Words.comparable("married"), List.of("single", "unmarried", "divorced"),
            Words.comparable("available"), List.of("unavailable", "sold"),
            Words.comparable("open"), List.of("closed"),
            Words.comparable("vegetarian"), List.of("meat"),
            Words.comparable("indoor"), List.of("outdoor", "outside"),
            Words.comparable("on"), List.of("off"));

    private Truth() {}

    static Optional<BooleanNode> find(Property property, String text) {
        for (var sentence : Sentences.of(text)) {
            var words = Words.all(sentence);
            boolean denied = property.nameWords().stream()
                    .flatMap(word -> OPPOSITES.getOrDefault(word, List.of()).stream())
                    .map(Words::comparable)
                    .anyMatch(words::contains);
            if (denied) {
                return Optional.of(BooleanNode.FALSE);
            }
            var own = property.words().isEmpty() ? property.nameWords() : property.words();
            if (own.stream().anyMatch(words::contains)) {
                return Optional.of(BooleanNode.valueOf(
                        !DENIAL.matcher(sentence.toLowerCase(Locale.ROOT)).find()));
            }
        }
        return Optional.empty();
    }
}
