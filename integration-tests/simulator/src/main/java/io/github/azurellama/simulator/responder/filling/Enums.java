package io.github.azurellama.simulator.responder.filling;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.simulator.responder.reading.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values of an enum that a text speaks of, in the order of the text. */
final class Enums {

    private record Hit(JsonNode value, int place) {}

    private Enums() {}

    static Optional<JsonNode> first(JsonNode values, String text, Property property) {
        var all = in(values, text);
        return all.isEmpty() ? negated(values, text, property) : Optional.of(all.get(0));
    }

    static List<JsonNode> in(JsonNode values, String text) {
        var words = Words.literal(text);
        var hits = new ArrayList<Hit>();
        for (var value : values) {
            int place = place(words, Words.literal(value.asText()), text, value.asText());
            if (place >= 0) {
                hits.add(new Hit(value, place));
            }
        }
        return hits.stream()
                .sorted(Comparator.comparingInt(Hit::place))
                .map(Hit::value)
                .toList();
    }

    /** Where the value's words stand together; a value of one or two letters has to be there literally. */
    private static int place(List<String> words, List<String> wanted, String text, String value) {
        if (value.length() <= 2) {
            var literal = Pattern.compile("\\b" + Pattern.quote(value) + "\\b").matcher(text);
            return literal.find()
                    ? Words.literal(text.substring(0, literal.start())).size()
                    : -1;
        }
        return wanted.isEmpty() ? -1 : Collections.indexOfSubList(words, wanted);
    }

    /** With two values, a negation of the property's word means the second: "not married" is the other one. */
    private static Optional<JsonNode> negated(JsonNode values, String text, Property property) {
        return values.size() == 2
                ? Truth.find(property, text).map(truth -> values.get(truth.asBoolean() ? 0 : 1))
                : Optional.empty();
    }
}
