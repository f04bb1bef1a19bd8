package io.github.azurellama.simulator.responder.filling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.azurellama.simulator.responder.reading.Numbers;
import io.github.azurellama.simulator.responder.reading.Words;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the number that belongs to a property: the one nearest to its words, else the next that is not taken. */
final class NumberValues {

    /** How far a word may be from its number, in characters. */
    private static final int REACH = 25;

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private static final int NOWHERE = Integer.MAX_VALUE;

    private NumberValues() {}

    static Optional<JsonNode> find(Property property, Source source, boolean whole) {
        var candidates = source.numbers().stream()
                .filter(number -> !whole || isWhole(number.value()))
                .toList();
        var nearest = candidates.stream()
                .filter(number -> distance(property, source.text(), number) <= REACH)
                .min(Comparator.comparingInt(number -> distance(property, source.text(), number)));
        var chosen = nearest.or(() -> candidates.stream().findFirst());
        chosen.ifPresent(source::take);
        return chosen.map(number -> node(number.value(), whole));
    }

    static JsonNode node(BigDecimal value, boolean whole) {
        return whole
                ? JsonNodeFactory.instance.numberNode(value.longValue())
                : JsonNodeFactory.instance.numberNode(value);
    }

    static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    /** The distance between a number and the nearest word of the property; a unit such as "m" counts for "metres". */
    private static int distance(Property property, String text, Numbers.Found number) {
        int nearest = NOWHERE;
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            var word = Words.comparable(matcher.group());
            boolean unit = matcher.start() - number.end() <= 1
                    && matcher.start() >= number.end()
                    && Units.fits(matcher.group(), property);
            if (property.words().contains(word) || unit) {
                int gap = matcher.start() >= number.end()
                        ? matcher.start() - number.end()
                        : number.start() - matcher.end();
                nearest = Math.min(nearest, gap);
            }
        }
        return nearest;
    }
}
