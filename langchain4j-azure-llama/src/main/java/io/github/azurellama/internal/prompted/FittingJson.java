package io.github.azurellama.internal.prompted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.azurellama.internal.json.ExactJson;
import io.github.azurellama.internal.json.JsonSpans;
import io.github.azurellama.internal.toolcall.Thoughts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the JSON that a text is about. As LangChain4j's parser does, it takes the JSON that the text begins with, or else the
 * last one; and of these only what fits the schema, outside of thoughts.
 */
final class FittingJson {

    private static final Pattern FENCED = Pattern.compile("\\s*```\\w*\\s(.*)```\\s*", Pattern.DOTALL);

    /** A number in brackets before a text, as in {@code [1] Title}. */
    private static final Pattern REFERENCE = Pattern.compile("\\[\\d{1,3}]\\s*[^\\s,\\]\\d]");

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,300}\\.\\d{1,300}(?:[eE][+-]?\\d{1,3})?");

    private final JsonNode schema;
    private final SchemaRoot root;
    private final boolean isForTexts;

    FittingJson(JsonNode schema, SchemaRoot root) {
        String wrapper = root.wrapper();
        this.schema = schema;
        this.root = root;
        this.isForTexts = isListOfTexts(wrapper == null ? schema : root.property(wrapper));
    }

    /** The JSON that fits; else one that does not, to say why; else the text. */
    String select(CharSequence text) {
        String outside = Thoughts.remove(text);
        String fitting = fitting(outside);
        if (fitting == null && Thoughts.closingAfter(text, 0) < 0) {
            fitting = fitting(text);
        }
        if (fitting != null) {
            return fitting;
        }
        @Nullable String json = null;
        for (JsonSpans.Span span : JsonSpans.in(outside)) {
            boolean allowed = outside.charAt(span.start()) == '{' ? root.allowsObject() : root.allowsArray();
            json = allowed ? outside.substring(span.start(), span.end()) : json;
        }
        return json == null ? text.toString() : json;
    }

    private @Nullable String fitting(CharSequence text) {
        List<String> values = new ArrayList<>();
        List<String> emptyValues = new ArrayList<>();
        for (JsonSpans.Span span : JsonSpans.in(text)) {
            String json = text.subSequence(span.start(), span.end()).toString();
            JsonNode tree = ExactJson.tree(json);
            if (tree != null && !isPartOfText(tree, text, span)) {
                // An empty object fits most schemas, and is hardly ever meant.
                (tree.isEmpty() ? emptyValues : values).add(json);
            }
        }
        if (!values.isEmpty() && text.toString().stripLeading().startsWith(values.get(0))) {
            String first = exact(values.get(0));
            first = first == null ? wrapped(values.get(0)) : first;
            if (first != null) {
                return first;
            }
        }
        for (Function<String, @Nullable String> reading :
                List.<Function<String, @Nullable String>>of(this::exact, this::wrapped, this::lenient)) {
            String last = last(values, reading);
            if (last != null) {
                return last;
            }
        }
        String bare = values.isEmpty() ? bare(text.toString()) : null;
        String empty = last(emptyValues, this::wrapped);
        return bare != null ? bare : empty != null ? empty : last(emptyValues, this::lenient);
    }

    private static @Nullable String last(List<String> values, Function<String, @Nullable String> reading) {
        for (int i = values.size() - 1; i >= 0; i--) {
            String fitting = reading.apply(values.get(i));
            if (fitting != null) {
                return fitting;
            }
        }
        return null;
    }

    /** Whether JSON is only in a line of a list of texts, such as a reference {@code [1]}. */
    private boolean isPartOfText(JsonNode value, CharSequence text, JsonSpans.Span span) {
        return isForTexts
                && (value.isObject()
                        ? !SchemaCheck.fitsExactly(schema, value)
                        : !value.valueStream().allMatch(JsonNode::isTextual))
                && !isAloneInItsLine(text, span);
    }

    private static boolean isAloneInItsLine(CharSequence text, JsonSpans.Span span) {
        int begin = span.start();
        while (begin > 0 && isBlank(text.charAt(begin - 1))) {
            begin--;
        }
        int end = span.end();
        while (end < text.length() && isBlank(text.charAt(end))) {
            end++;
        }
        return (begin == 0 || text.charAt(begin - 1) == '\n') && (end == text.length() || text.charAt(end) == '\n');
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private static boolean isListOfTexts(JsonNode property) {
        return property.path("type").asText().equals("array")
                && property.path("items").path("type").asText().equals("string");
    }

    private @Nullable String exact(String json) {
        JsonNode tree = ExactJson.tree(json);
        return tree != null && SchemaCheck.fitsExactly(schema, tree) ? json : null;
    }

    private @Nullable String lenient(String json) {
        JsonNode tree = ExactJson.tree(json);
        return tree != null && SchemaCheck.problems(schema, tree).isEmpty() ? json : null;
    }

    private @Nullable String wrapped(String json) {
        String wrapper = root.wrapper();
        return wrapper == null ? null : exact("{\"" + wrapper + "\":" + json + "}");
    }

    /** A value that is neither object nor list, as JSON or in the words that LangChain4j's parser reads. */
    private @Nullable String bare(String text) {
        Matcher fenced = FENCED.matcher(text);
        String value = (fenced.matches() ? fenced.group(1) : text).strip();
        String fitting = lenient(value);
        String wrapper = root.wrapper();
        if (fitting != null || wrapper == null) {
            return fitting;
        }
        JsonNode property = root.property(wrapper);
        if (property.path("type").asText().equals("array")) {
            if (value.startsWith("{")
                    || (value.startsWith("[") && !REFERENCE.matcher(value).lookingAt())) {
                return null; // JSON that is broken or empty, of which a value would be invented
            }
            return wrapped(isForTexts ? texts(value) : values(value));
        }
        boolean anyText = property.path("type").asText().equals("string") && !property.has("enum");
        String asJson = wrapped(isNumberThatDoublesLose(value) ? quoted(value) : value);
        return asJson != null || anyText ? asJson : wrapped(quoted(withoutBrackets(value)));
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    /** LangChain4j's parser reads numbers within an object as doubles, but those in quotes as they are written. */
    @SuppressWarnings("BigDecimalEquals") // 1.50 as a double loses its last digit
    private static boolean isNumberThatDoublesLose(String text) {
        try {
            return DECIMAL.matcher(text).matches()
                    && !new BigDecimal(text).equals(new BigDecimal(Double.toString(Double.parseDouble(text))));
        } catch (NumberFormatException e) { // beyond all doubles
            return true;
        }
    }

    private static String texts(String text) {
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        lines(text).forEach(texts::add);
        return texts.toString();
    }

    private static String values(String text) {
        return lines(text).collect(Collectors.joining(",", "[", "]"));
    }

    private static Stream<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    private static String withoutBrackets(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        return bracketed ? text.substring(1, text.length() - 1).strip() : text;
    }
}
