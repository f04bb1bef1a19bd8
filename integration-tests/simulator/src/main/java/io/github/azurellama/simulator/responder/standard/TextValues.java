package io.github.azurellama.simulator.responder.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds values in a text. A value needs evidence: a word of its property beside it, or a form that only it can have. */
final class TextValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String QUOTED = "[\"'“‘]([^\"'”’]+)[\"'”’]";

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\d.:_-])(-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|-?\\d+(?:\\.\\d+)?)"
                    + "(?![\\d:]|-\\d)|\\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\b");
    private static final List<String> SPELLED =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    /** The part of a sentence that speaks of one thing. */
    private static final Pattern CLAUSE_END = Pattern.compile("[,;:.!?](?=\\s|$)|\\s(?:and|but|who|which)\\s|\\n");

    /** An age that stands behind a name: "Anna, 31, ...", "Anna (31)". */
    private static final Pattern AGE = Pattern.compile("\\p{Lu}\\p{L}+(?:, | \\()(\\d{1,3})(?=[,)])");

    private static final List<String> AGED = List.of("age");

    private static final Pattern LISTED = Pattern.compile(",? and |, ");
    private static final Pattern DENIAL = Pattern.compile("(?i)\\b(?:not|no|never|without|\\w+n't)\\b");

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    /** Words that deny a property without its own word. */
    private static final Map<String, Pattern> OPPOSITES = Map.of(
            "marri", Pattern.compile("(?i)\\b(?:single|unmarried|divorced|widowed)\\b"),
            "open", Pattern.compile("(?i)\\bclosed\\b"),
            "on", Pattern.compile("(?i)\\boff\\b"));

    /** Texts that have a form of their own, or stand behind certain words. Each row: words of the property, forms in order. */
    private record Form(List<String> about, List<Pattern> patterns) {
        static Form of(String words, String... patterns) {
            return new Form(
                    List.of(words.split(" ", -1)),
                    Stream.of(patterns).map(Pattern::compile).toList());
        }
    }

    private static final String MONTH =
            "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
    private static final String PLACE = "\\b(?:%s) (?:the )?(?!" + MONTH + ")(" + Names.NAME + ")";
    private static final List<Form> FORMS = List.of(
            Form.of("email recipient", "([\\w.+-]+@[\\w-]+\\.[\\w.]*\\w)"),
            Form.of("url uri link website", "(https?://[^\\s\"'<>]*[^\\s\"'<>.,;!?)])"),
            Form.of(
                    "id uuid identifier",
                    "\\b([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\\b",
                    "(?<![\\p{L}\\d-])#?((?=[\\p{L}-]*\\d)[\\p{L}\\d][\\p{L}\\d-]*)"),
            Form.of("phone telephone", "(\\+?\\d[\\d /()-]{6,}\\d)"),
            Form.of(
                    "date birthday",
                    "\\b(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th)?(?: of)? " + MONTH + "(?: \\d{4})?|" + MONTH
                            + " \\d{1,2}(?:, \\d{4})?|today|tomorrow|yesterday)\\b"),
            Form.of("time hour", "\\b(\\d{1,2}:\\d{2}(?: ?[ap]m)?|\\d{1,2} ?[ap]m)\\b"),
            Form.of(
                    "city town country place location destination region room restaurant hotel",
                    PLACE.formatted("lives? in|living in"),
                    PLACE.formatted("(?<!born )in|at|near|to|from"),
                    PLACE.formatted("for|of"),
                    "\\bin the ([\\p{L}-]+(?: room)?)"),
            Form.of("subject topic", "\\babout ([^.?!,;]+)"));

    private static final List<String> PERSONS = List.of("name", "person", "customer", "author", "user", "sender");
    private static final List<String> TEXTS =
            List.of("query", "question", "text", "message", "body", "input", "content");

    private final String text;
    private final List<MatchResult> numbers;
    private final Set<String> taken = new HashSet<>();

    TextValues(String text) {
        this.text = text;
        this.numbers = new ArrayList<>(NUMBER.matcher(text).results().toList());
    }

    /** The same text, with nothing taken from it. */
    TextValues copy() {
        return new TextValues(text);
    }

    /** The list behind the name of a property, as in "pets: Rex and Tom", else the sentences. */
    List<String> segments(SchemaProperty property) {
        var list =
                Pattern.compile(property.regex() + "\\s*:?\\s*(\\S[^.;\\n]*)").matcher(text);
        return !property.name().isEmpty() && list.find()
                ? List.of(LISTED.split(list.group(1), -1))
                : Words.sentences(text);
    }

    Optional<JsonNode> find(SchemaProperty property, JsonNode schema, String type) {
        if (schema.path("enum").isArray()) {
            return constants(schema).stream().findFirst();
        }
        return switch (type) {
            case "integer" -> number(property, true);
            case "number" -> number(property, false);
            case "boolean" -> truth(property);
            default -> string(property, schema).map(JSON::textNode);
        };
    }

    List<JsonNode> findAll(SchemaProperty property, JsonNode items, String type) {
        if (items.path("enum").isArray()) {
            return constants(items);
        }
        if (type.equals("integer") || type.equals("number")) {
            return numbers.stream()
                    .map(number -> node(value(number), type.equals("integer")))
                    .toList();
        }
        var listed = Pattern.compile("([\\p{L}\\d’'-]+(?:, [\\p{L}\\d’'-]+)*,? and [\\p{L}\\d’'-]+)")
                .matcher(text);
        var values = listed.find() ? List.of(listed.group(1).split(LISTED.pattern(), -1)) : names().toList();
        return values.stream().<JsonNode>map(JSON::textNode).toList();
    }

    /** The constants of an enum that the text has, in the order of the text. */
    private List<JsonNode> constants(JsonNode schema) {
        List<String> words = Words.all(text);
        return StreamSupport.stream(schema.path("enum").spliterator(), false)
                .filter(value -> place(words, value) >= 0)
                .sorted(Comparator.comparingInt(value -> place(words, value)))
                .toList();
    }

    private static int place(List<String> words, JsonNode value) {
        List<String> wanted = Words.all(value.asText());
        return wanted.isEmpty() ? -1 : Collections.indexOfSubList(words, wanted);
    }

    /** A number in a clause that has a word of the property; for a property whose name says nothing, the next number. */
    private Optional<JsonNode> number(SchemaProperty property, boolean isWhole) {
        var found = numbers.stream()
                .filter(number -> !isWhole || value(number).stripTrailingZeros().scale() <= 0)
                .filter(number -> property.isGeneric()
                        || Words.shared(property.words(), new HashSet<>(Words.all(clause(number)))) > 0)
                .findFirst();
        found.ifPresent(numbers::remove);
        return found.map(TextValues::value)
                .or(() -> property.isAbout(AGED) ? first(List.of(AGE)).map(BigDecimal::new) : Optional.empty())
                .map(value -> node(value, isWhole));
    }

    private static BigDecimal value(MatchResult number) {
        return number.group(1) == null
                ? BigDecimal.valueOf(SPELLED.indexOf(number.group(2)) + 1L)
                : new BigDecimal(number.group(1).replace(",", ""));
    }

    private static JsonNode node(BigDecimal value, boolean isWhole) {
        return isWhole ? JSON.numberNode(value.longValue()) : JSON.numberNode(value);
    }

    /** What stands around a number, up to the next comma, "and" and the like. */
    private String clause(MatchResult number) {
        int from = 0;
        var end = CLAUSE_END.matcher(text);
        while (end.find()) {
            if (end.start() >= number.end()) {
                return text.substring(from, end.start());
            }
            from = end.group().contains(":") ? from : end.end();
        }
        return text.substring(from);
    }

    /** What the clause says that has a word of the property's name. */
    private Optional<JsonNode> truth(SchemaProperty property) {
        Set<String> own =
                Words.meaningful(property.name()).isEmpty() ? property.nameWords() : Words.meaningful(property.name());
        for (var clause : CLAUSE_END.split(text, -1)) {
            boolean isDenied = DENIAL.matcher(clause).find();
            if (own.stream()
                    .anyMatch(word -> OPPOSITES
                            .getOrDefault(word, NOTHING)
                            .matcher(clause)
                            .find())) {
                return Optional.of(JSON.booleanNode(isDenied));
            }
            if (Words.shared(own, new HashSet<>(Words.all(clause))) > 0) {
                return Optional.of(JSON.booleanNode(!isDenied));
            }
        }
        return Optional.empty();
    }

    private Optional<String> string(SchemaProperty property, JsonNode schema) {
        var format = List.of(schema.path("format").asText("none"));
        return FORMS.stream()
                .filter(form -> property.isAbout(form.about()) || form.about().containsAll(format))
                .findFirst()
                .map(form -> first(form.patterns()).or(() -> labelled(property)))
                .orElseGet(() -> labelled(property)
                        .or(() -> property.isAbout(PERSONS) ? names().findFirst() : Optional.empty())
                        .or(() -> property.isAbout(TEXTS)
                                ? Optional.of(
                                        first(List.of(Pattern.compile(QUOTED))).orElse(text))
                                : Optional.empty()))
                .map(this::take);
    }

    private String take(String value) {
        taken.add(value);
        numbers.removeIf(number -> number.group().equals(value));
        return value;
    }

    /** A value behind the name of its property: "title: X", "the title is X", "titled 'X'". */
    private Optional<String> labelled(SchemaProperty property) {
        String label = property.regex();
        return first(List.of(
                Pattern.compile(label + "\\s*(?:(?:is|was|of|named|called|saying|:|=)\\s*)?" + QUOTED),
                Pattern.compile(label + "\\s*[:=]\\s*([^\\n,;.]+)"),
                Pattern.compile(label + "\\s+(?:is|was|named|called)\\s+(" + Names.NAME + "|[\\p{L}\\d-]+)"),
                Pattern.compile(label + "\\s+(" + Names.NAME + ")")));
    }

    private Stream<String> names() {
        return Names.in(text).filter(name -> !taken.contains(name));
    }

    private Optional<String> first(List<Pattern> patterns) {
        return patterns.stream()
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(match -> match.group(1).strip().replaceAll("[’']s$", ""))
                .filter(value -> !taken.contains(value))
                .findFirst();
    }
}
