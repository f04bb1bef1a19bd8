package io.github.azurellama.simulator.responder.filling;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds a value that stands behind the name of its property: "title: X", "the colour is X", "argument 'X'". */
final class Labels {

    private static final String NAME = "\\p{Lu}[\\p{L}-]*(?: \\p{Lu}[\\p{L}-]*)*";

    /** What may stand between the label and its value, and the value, from the surest form to the least sure. */
    private static final List<String> VALUES = List.of(
            "\\s*(?:(?:is|was|of|named|called|:|=)\\s*)?[\"'“‘]([^\"'”’]+)[\"'”’]",
            "\\s*(?::|=)\\s*([^\\n,;.]+)",
            "\\s+(?:is|was|named|called)\\s+(" + NAME + "|[\\p{L}\\p{N}-]+)",
            "\\s+(" + NAME + ")");

    private Labels() {}

    static Optional<String> find(Property property, Source source) {
        var words = Arrays.stream(property.name().split("(?<=\\p{Ll})(?=\\p{Lu})|[_\\s-]+", -1))
                .filter(word -> !word.isEmpty())
                .map(Pattern::quote)
                .collect(Collectors.joining("[\\s_-]*"));
        return words.isEmpty()
                ? Optional.empty()
                : VALUES.stream()
                        .map(value -> source.first(Pattern.compile("(?i:\\b" + words + "\\b)" + value)))
                        .flatMap(Optional::stream)
                        .findFirst();
    }
}
