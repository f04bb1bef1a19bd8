package io.github.azurellama.simulator.responder.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
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

/** Finds values in a text. A value needs evidence: a word of its property beside it, or a form that only it can have. */
final class TextValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\d.:_-])-?\\d+(?:,\\d{3})*(?:\\.\\d+)?(?![\\d:]|-\\d)");

    /** The end of what a sentence says about one thing. */
    private static final Pattern CLAUSE_END = Pattern.compile("[,;.!?](?=\\s|$)|\\s(?:and|but|who|which)\\s|\\n");

    private static final Pattern DENIAL = Pattern.compile("(?i)\\b(?:not|no|never|without|\\w+n't)\\b");

    /** Words that deny a property without its own word. */
    private static final Map<String, Pattern> OPPOSITES = Map.of(
            "marri", Pattern.compile("(?i)\\b(?:single|unmarried|divorced|widowed)\\b"),
            "on", Pattern.compile("(?i)\\boff\\b"));

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    /** Words with a capital letter. */
    static final String NAME = "\\p{Lu}[\\p{L}’'-]*(?: \\p{Lu}[\\p{L}’'-]*)*";

    private static final String MONTH =
            "January|February|March|April|May|June|July|August|September|October|November|December";

    /**
     * A form by which values are recognized, or by the words before them.
     *
     * @param topics words of the properties that have such values
     */
    private record Form(Set<String> topics, Pattern pattern) {}

    private static final List<Form> FORMS = List.of(
            new Form(Set.of("email", "recipient"), Pattern.compile("([\\w.+-]+@[\\w-]+\\.[\\w.]*\\w)")),
            new Form(Set.of("date", "birthday"), Pattern.compile("\\b(\\d{4}-\\d{2}-\\d{2})\\b")),
            new Form(
                    Set.of("id", "identifier"),
                    Pattern.compile("(?<![\\p{L}\\d-])((?=[\\p{L}-]*\\d)[\\p{L}\\d][\\p{L}\\d-]+)")),
            new Form(
                    Set.of("city", "town", "country", "place", "location", "region", "restaurant"),
                    Pattern.compile(
                            "(?<!born )\\b(?:in|at|near|to|from|for) (?:the )?(?!" + MONTH + ")(" + NAME + ")")),
            new Form(
                    Set.of("age"),
                    Pattern.compile("\\p{Lu}\\p{L}+(?:, | \\(| is | was | turned )(\\d{1,3})(?=[,).;!?]|$| and\\b)")));

    /**
     * The property for which the text is searched.
     *
     * @param topic the words of its name and its description that say something
     * @param words these and all others of its name
     */
    private record Property(String name, Set<String> topic, Set<String> words) {

        static Property of(String name, JsonNode schema) {
            var topic = Words.meaningful(name + " " + schema.path("description").asText(""));
            var words = new HashSet<>(Words.all(name));
            words.addAll(topic);
            return new Property(name, topic, words);
        }

        boolean isAbout(Set<String> topics) {
            return topics.stream().map(Words::comparable).anyMatch(words::contains);
        }

        /** Whether the name says nothing, such as {@code a}, {@code value} or {@code number}. */
        boolean isGeneric() {
            return name.length() == 1 || Words.meaningful(name).isEmpty();
        }
    }

    private static final Set<String> PERSONS = Set.of("name", "person", "customer", "author", "user", "sender");

    /** A name inside of a sentence, or at its beginning before a verb, a comma or the like. */
    private static final Pattern PERSON =
            Pattern.compile("(?<=[\\p{Ll}\\d,;:] )(?<!\\p{Lu}\\p{L}{0,30} )(?<!\\b(?:in|at|near|to|from)(?: the)? )("
                    + NAME + ")|(" + NAME + ")(?=$|,| \\(|[’']s| \\p{Ll}+s\\b)");

    private static final Set<String> TEXTS = Set.of("query", "question", "text", "message", "body", "input", "content");

    private static final String QUOTED = "[\"'“‘]([^\"'”’]+)[\"'”’]";
    private static final Pattern ANY_QUOTED = Pattern.compile(QUOTED);
    private static final Pattern LISTED =
            Pattern.compile("[\\p{L}\\d’'-]+(?:, [\\p{L}\\d’'-]+)*,? and [\\p{L}\\d’'-]+");

    private final String text;
    private final List<String> numbers;
    private final Set<String> taken = new HashSet<>();

    TextValues(String text) {
        this.text = text;
        this.numbers = new ArrayList<>(
                NUMBER.matcher(text).results().map(MatchResult::group).toList());
    }

    List<String> sentences() {
        return Words.sentences(text);
    }

    /** The value of the property that has this name. */
    Optional<JsonNode> find(String name, JsonNode schema, String type) {
        if (schema.path("enum").isArray()) {
            return constants(schema).stream().findFirst();
        }
        var property = Property.of(name, schema);
        return switch (type) {
            case "integer" -> number(property, true);
            case "number" -> number(property, false);
            case "boolean" -> truth(name);
            default -> string(property).map(this::take).map(JSON::textNode);
        };
    }

    List<JsonNode> findAll(JsonNode items, String type) {
        if (items.path("enum").isArray()) {
            return constants(items);
        }
        if (type.equals("integer") || type.equals("number")) {
            return numbers.stream().map(TextValues::node).toList();
        }
        var listed = LISTED.matcher(text);
        var values = listed.find()
                ? List.of(listed.group().split(",? and |, ", -1))
                : persons().toList();
        return values.stream().<JsonNode>map(JSON::textNode).toList();
    }

    /** The constants of an enum that the text has, in the order of the text. */
    private List<JsonNode> constants(JsonNode schema) {
        List<String> words = Words.all(text);
        return schema.path("enum")
                .valueStream()
                .filter(value -> place(words, value) >= 0)
                .sorted(Comparator.comparingInt(value -> place(words, value)))
                .toList();
    }

    private static int place(List<String> words, JsonNode value) {
        List<String> wanted = Words.all(value.asText());
        return wanted.isEmpty() ? -1 : Collections.indexOfSubList(words, wanted);
    }

    /** A number in a clause that has a word of the property; for a property whose name says nothing, the next number. */
    private Optional<JsonNode> number(Property property, boolean isWhole) {
        return numbers.stream()
                .filter(number -> !isWhole || !number.contains("."))
                .filter(number -> property.isGeneric()
                        || clauses()
                                .anyMatch(clause -> clause.contains(number) && Words.share(property.topic(), clause)))
                .findFirst()
                .or(() -> form(property)
                        .flatMap(this::first)
                        .filter(form -> NUMBER.matcher(form).matches()))
                .map(this::take)
                .map(TextValues::node);
    }

    private static JsonNode node(String number) {
        String digits = number.replace(",", "");
        return digits.contains(".") ? JSON.numberNode(new BigDecimal(digits)) : JSON.numberNode(new BigInteger(digits));
    }

    private Stream<String> clauses() {
        return CLAUSE_END.splitAsStream(text);
    }

    /** What the first clause that has a word of the property's name says. */
    private Optional<JsonNode> truth(String name) {
        Set<String> own = Words.meaningful(name).isEmpty() ? Set.copyOf(Words.all(name)) : Words.meaningful(name);
        return clauses()
                .flatMap(clause -> {
                    boolean isDenied = DENIAL.matcher(clause).find();
                    boolean isOpposite = own.stream()
                            .map(word -> OPPOSITES.getOrDefault(word, NOTHING))
                            .anyMatch(opposite -> opposite.matcher(clause).find());
                    return isOpposite || Words.share(own, clause) ? Stream.of(isOpposite == isDenied) : Stream.empty();
                })
                .findFirst()
                .map(JSON::booleanNode);
    }

    private Optional<String> string(Property property) {
        var form = form(property);
        if (form.isPresent()) {
            return form.flatMap(this::first).or(() -> labelled(property));
        }
        return labelled(property)
                .or(() -> property.isAbout(PERSONS) ? persons().findFirst() : Optional.empty())
                .or(() -> property.isAbout(TEXTS) ? first(ANY_QUOTED).or(() -> Optional.of(text)) : Optional.empty());
    }

    private static Optional<Pattern> form(Property property) {
        return FORMS.stream()
                .filter(form -> property.isAbout(form.topics()))
                .map(Form::pattern)
                .findFirst();
    }

    /** A value behind the name of its property: "title: X", "the title is X", "titled 'X'". */
    private Optional<String> labelled(Property property) {
        String words = Words.spaced(property.name()).replaceAll("[^\\p{L}\\d]+", "[\\\\s_-]*");
        String label = "(?i:\\b" + words + "\\b)";
        return first(Pattern.compile(label + "\\s*(?:(?:is|was|of|named|called|saying|:|=)\\s*)?" + QUOTED))
                .or(() -> first(Pattern.compile(label + "\\s*[:=]\\s*([^\\n,;.]+)")))
                .or(() -> first(Pattern.compile(label + "\\s+(?:is|was|named|called)\\s+(" + NAME + "|[\\p{L}\\d-]+)")))
                .or(() -> first(Pattern.compile(label + "\\s+(" + NAME + ")")));
    }

    private Stream<String> persons() {
        return PERSON.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(name -> !taken.contains(name) && !Words.meaningful(name).isEmpty());
    }

    private Optional<String> first(Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1).strip().replaceAll("[’']s$", ""))
                .filter(value -> !taken.contains(value))
                .findFirst();
    }

    /** A value belongs to one property only. */
    private String take(String value) {
        taken.add(value);
        numbers.remove(value);
        return value;
    }
}
