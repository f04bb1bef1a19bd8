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
    private static final Map<String, String> OPPOSITES = Map.of(
            "marri", "single unmarri divorc bachelor",
            "available", "unavailable sold",
            "open", "clos",
            "vegetarian", "meat",
            "indoor", "outdoor",
            "on", "off",
            "urgent", "whenever");

    private Truth() {}

    static Optional<BooleanNode> find(Property property, String text) {
        for (var sentence : Sentences.of(text)) {
            var words = Words.all(sentence);
            var own = property.words().isEmpty() ? property.nameWords() : property.words();
            if (own.stream().anyMatch(words::contains)) {
                return Optional.of(BooleanNode.valueOf(
                        !DENIAL.matcher(sentence.toLowerCase(Locale.ROOT)).find()));
            }
            for (var word : property.nameWords()) {
                var opposites = OPPOSITES.getOrDefault(word, "");
                if (!opposites.isEmpty() && words.stream().anyMatch(List.of(opposites.split(" ", -1))::contains)) {
                    return Optional.of(BooleanNode.FALSE);
                }
            }
        }
        return Optional.empty();
    }
}
