package io.github.azurellama.simulator.responder.filling;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds a value that stands behind the name of its property: "title: X", "the colour is X", "argument 'X'". */
final class Labels {

    private Labels() {}

    static Optional<String> find(Property property, Source source) {
        var words = Arrays.stream(property.name().split("(?<=\\p{Ll})(?=\\p{Lu})|[_\\s-]+", -1))
                .filter(word -> !word.isEmpty())
                .map(Pattern::quote)
                .collect(Collectors.joining("[\\s_-]*"));
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var label = "(?i:\\b" + words + "\\b)";
        return source.first(
                        Pattern.compile(label + "\\s*(?:(?:is|was|of|named|called|:|=)\\s*)?[\"'“‘]([^\"'”’]+)[\"'”’]"))
                .or(() -> source.first(Pattern.compile(label + "\\s*(?::|=)\\s*([^\\n,;.]+)")))
                .or(() -> source.first(Pattern.compile(label + "\\s+(?:is|was|named|called)\\s+([\\p{L}\\p{N}-]+)")));
    }
}
