package io.github.azurellama.simulator.responder.filling;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.simulator.responder.reading.Calculation;
import io.github.azurellama.simulator.responder.reading.Countries;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the text that belongs to a property: by its form, by a label before it, or by the kind of thing it names. */
final class StringValues {

    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]*\\w");
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s\"'<>]*[^\\s\"'<>.,;!?)]");
    private static final Pattern UUID = Pattern.compile("\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b");
    private static final Pattern IDENTIFIER =
            Pattern.compile("(?<![\\p{L}\\p{N}-])#?((?=[\\p{L}-]*\\d)[\\p{L}\\d][\\p{L}\\d-]*)");
    private static final Pattern PHONE = Pattern.compile("\\+?\\d[\\d /()-]{6,}\\d");
    private static final String MONTH =
            "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
    private static final Pattern DATE = Pattern.compile("\\b(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th)?(?: of)? "
            + MONTH + "(?: \\d{4})?|" + MONTH + " \\d{1,2}(?:st|nd|rd|th)?(?:, \\d{4})?|today|tomorrow|yesterday)\\b");
    private static final Pattern TIME =
            Pattern.compile("\\b(\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]m)?|\\d{1,2} ?[ap]m)\\b");
    private static final Pattern AFTER_PLACE_WORD =
            Pattern.compile("\\b(?:in|at|from|to|near|for|of) (?:the )?(\\p{Lu}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]*)*)");
    private static final Pattern PLACE_WITHOUT_NAME =
            Pattern.compile("\\b(?:in|at|from|to|near|of) (?:the |my |a |an )([\\p{L}-]+(?: room)?)");
    private static final Pattern TOPIC = Pattern.compile("(?i)\\b(?:about|on|for|regarding) ([^.?!,;]+)");

    private StringValues() {}

    static Optional<String> find(Property property, JsonNode schema, Source source) {
        return byForm(property, schema, source)
                .or(() -> Labels.find(property, source).map(source::take))
                .or(() -> byKind(property, source))
                .or(() -> guess(property, source));
    }

    /** Any quotation or name, where something has to be said and the property does not say what. */
    private static Optional<String> guess(Property property, Source source) {
        if (!property.required() && !property.speaksOf("name", "person", "title", "author", "customer", "user")) {
            return Optional.empty();
        }
        return source.quotations().stream()
                .findFirst()
                .or(() -> source.names().stream().findFirst())
                .map(source::take);
    }

    /** Names behind words such as "in", then all others. */
    private static Stream<String> places(Source source) {
        var behind = AFTER_PLACE_WORD
                .matcher(source.text())
                .results()
                .map(match -> match.group(1))
                .filter(source.names()::contains)
                .toList();
        return Stream.concat(behind.stream(), List.copyOf(source.names()).stream());
    }

    private static Optional<String> byForm(Property property, JsonNode schema, Source source) {
        var format = schema.path("format").asText("");
        if (format.equals("uuid") || property.speaksOf("uuid", "id", "identifier")) {
            var uuid = source.first(UUID);
            return uuid.isPresent() || format.equals("uuid")
                    ? uuid
                    : source.first(IDENTIFIER).map(source::take);
        }
        if (format.equals("email") || property.speaksOf("email", "recipient")) {
            return source.first(EMAIL);
        }
        if (format.equals("uri") || property.speaksOf("url", "link", "website")) {
            return source.first(WEB_ADDRESS);
        }
        if (property.speaksOf("phone", "telephone")) {
            return source.first(PHONE);
        }
        if (format.equals("date") || property.speaksOf("date", "birthday")) {
            return source.first(DATE);
        }
        return format.equals("time") ? source.first(TIME) : Optional.empty();
    }

    private static Optional<String> byKind(Property property, Source source) {
        if (property.speaksOf("country")) {
            return Countries.firstIn(source.text()).map(source::take);
        }
        if (property.speaksOf("city", "town", "capital")) {
            return places(source)
                    .filter(place -> !Countries.isCountry(place))
                    .findFirst()
                    .map(source::take);
        }
        if (property.speaksOf("location", "place", "destination", "region", "room", "hotel")) {
            return places(source)
                    .findFirst()
                    .or(() -> source.first(PLACE_WITHOUT_NAME))
                    .map(source::take);
        }
        if (property.speaksOf("expression", "formula", "calculation")) {
            return Calculation.in(source.text(), Optional.empty()).stream()
                    .map(Calculation::expression)
                    .findFirst();
        }
        if (property.speaksOf("time", "hour")) {
            return source.first(TIME);
        }
        if (property.speaksOf("query", "question", "text", "message", "prompt", "input", "content", "sentence")) {
            return source.quotations().stream().findFirst().or(() -> Optional.of(source.text()));
        }
        if (property.speaksOf("topic", "subject", "keyword")) {
            return source.first(TOPIC);
        }
        return Optional.empty();
    }
}
