package io.github.azurellama.simulator.responder.filling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.azurellama.simulator.responder.reading.Sentences;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fills arrays: enum values, numbers, names or other enumerated words, and an object for each name. */
final class Lists {

    private static final Pattern ENUMERATION =
            Pattern.compile("([\\p{L}\\p{N}'’-]+(?:, [\\p{L}\\p{N}'’-]+)*,? and [\\p{L}\\p{N}'’-]+)");

    private Lists() {}

    static Optional<Filling> value(SchemaFiller filler, Property property, JsonNode schema, Source source, int depth) {
        var items = filler.resolved(schema.path("items"));
        var array = JsonNodeFactory.instance.arrayNode();
        if (items.path("enum").isArray()) {
            Enums.in(items.path("enum"), source.text()).forEach(array::add);
            return found(array);
        }
        switch (SchemaFiller.type(items)) {
            case "integer" -> numbers(source, true, array);
            case "number" -> numbers(source, false, array);
            case "object" -> objects(filler, items, source.behind(property.words()), depth, array);
            default -> strings(property, source).forEach(array::add);
        }
        return found(array);
    }

    private static Optional<Filling> found(ArrayNode array) {
        return array.isEmpty() ? Optional.empty() : Optional.of(new Filling(array, array.size(), 0));
    }

    private static void numbers(Source source, boolean whole, ArrayNode array) {
        for (var number : List.copyOf(source.numbers())) {
            if (!whole || NumberValues.isWhole(number.value())) {
                source.take(number);
                array.add(NumberValues.node(number.value(), whole));
            }
        }
    }

    private static void objects(SchemaFiller filler, JsonNode items, Source source, int depth, ArrayNode array) {
        for (var segment : Segments.byName(source)) {
            filler.value(Property.of("", items, true), items, new Source(segment.whole()), depth + 1)
                    .filter(filling -> filling.found() > 0)
                    .ifPresent(filling -> {
                        source.take(segment.name());
                        array.add(filling.value());
                    });
        }
        if (array.isEmpty()) {
            filler.value(Property.of("", items, true), items, source, depth + 1)
                    .filter(filling -> filling.found() > 0)
                    .ifPresent(filling -> array.add(filling.value()));
        }
    }

    private static List<String> strings(Property property, Source source) {
        var sentence = Sentences.of(source.text()).stream()
                .filter(each -> Evidence.has(property, JsonNodeFactory.instance.objectNode(), new Source(each)))
                .findFirst()
                .orElse(source.text());
        var enumeration = new Source(sentence).first(ENUMERATION);
        if (enumeration.isPresent()) {
            return Sentences.enumerated(enumeration.get());
        }
        return source.quotations().isEmpty() ? List.copyOf(source.names()) : List.copyOf(source.quotations());
    }
}
