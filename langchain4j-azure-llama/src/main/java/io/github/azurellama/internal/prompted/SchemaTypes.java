package io.github.azurellama.internal.prompted;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which values LangChain4j's parser reads as which type of a schema. */
final class SchemaTypes {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\s*[+-]?\\d{1,300}(?:\\.0{0,300})?\\s*");
    /** With Java's names of values that JSON has no number for. */
    private static final Pattern NUMBER = Pattern.compile(
            "\\s*(?:[+-]?(?:\\d{1,300}\\.?\\d{0,300}|\\.\\d{1,300})(?:[eE][+-]?\\d{1,3})?|NaN|-?(?:INF|Infinity))\\s*");

    /** The properties of LangChain4j's schemas of dates and times, for which its parser reads ISO texts too. */
    private static final Map<Set<String>, Consumer<String>> DATES = Map.of(
            Set.of("year", "month", "day"), LocalDate::parse,
            Set.of("hour", "minute", "second", "nano"), LocalTime::parse,
            Set.of("date", "time"), LocalDateTime::parse);

    /**
     * Fields of classes that LangChain4j's schemas describe by these, such as Integer in a list, Duration, URI, Locale, Date and
     * ZonedDateTime, but whose values its parser reads from a single text or number.
     */
    private static final List<Set<String>> FIELDS_OF_VALUES = List.of(
            Set.of("seconds", "nanos"),
            Set.of("scheme", "schemeSpecificPart"),
            Set.of("baseLocale"),
            Set.of("fastTime"),
            Set.of("dateTime", "offset"),
            Set.of("time", "offset"),
            Set.of("totalSeconds", "id"),
            Set.of("currencyCode", "numericCode"),
            Set.of("protocol", "authority", "ref"));

    /** All fields of further such classes: Year, YearMonth, MonthDay, Period. */
    private static final Set<Set<String>> ALL_FIELDS_OF_VALUES =
            Set.of(Set.of("year"), Set.of("year", "month"), Set.of("month", "day"), Set.of("years", "months", "days"));

    private static final String VALUE = "value";

    private SchemaTypes() {}

    /** Whether a value below the root is of a class that the schema describes as an object though it is a single value. */
    static boolean isSingleValue(JsonNode schema, JsonNode value) {
        Set<String> properties = properties(schema);
        if (!schema.path("type").asText().equals("object")
                || !schema.has("properties")
                || schema.has("additionalProperties")) {
            return false;
        }
        if (properties.equals(Set.of(VALUE))) {
            JsonNode only = SchemaCheck.properties(schema).path(VALUE);
            return value.isValueNode() && (fits(only, value) || isSingleValue(only, value));
        }
        boolean isOfClass = ALL_FIELDS_OF_VALUES.contains(properties)
                || FIELDS_OF_VALUES.stream().anyMatch(properties::containsAll);
        return properties.isEmpty() || (isOfClass && (value.isTextual() || value.isNumber()));
    }

    /** Whether a value has the type that the schema says, or one of them. */
    static boolean fits(JsonNode schema, JsonNode value) {
        JsonNode type = schema.path("type");
        if (!type.isArray()) {
            return fits(type.asText(), schema, value);
        }
        for (JsonNode one : type) {
            if (fits(one.asText(), schema, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(String type, JsonNode schema, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject() || (value.isTextual() && isDate(schema, value.asText()));
            case "array" -> value.isArray();
            case "string" -> value.isTextual() || value.isNumber() || value.isBoolean();
            case "integer" -> isWholeNumber(value) || matches(value, WHOLE_NUMBER);
            case "number" -> value.isNumber() || matches(value, NUMBER);
            case "boolean" -> value.isBoolean() || isWholeNumber(value) || isBoolean(value);
            case "null" -> value.isNull();
            default -> true;
        };
    }

    /** Whether the parser takes the value of a property for none. */
    static boolean isAbsent(JsonNode schema, JsonNode value) {
        boolean isText = schema.path("type").asText().equals("string") || schema.has("enum");
        return value.isNull() || (value.isTextual() && isNothing(value.asText()) && !isText && isScalar(schema));
    }

    private static boolean isNothing(String text) {
        return text.isBlank() || text.equals("null");
    }

    /** Whether a list has a value; the case of texts does not matter. */
    static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode element : list) {
            boolean equalTexts = element.isTextual()
                    && value.isTextual()
                    && element.asText().equalsIgnoreCase(value.asText().strip());
            if (equalTexts || isSame(element, value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two values are equal, numbers by what they stand for. */
    static boolean isSame(JsonNode one, JsonNode other) {
        boolean differInForm = one.isNumber() && other.isNumber() && one.isIntegralNumber() != other.isIntegralNumber();
        return one.equals(other) || (differInForm && one.doubleValue() == other.doubleValue());
    }

    private static boolean isScalar(JsonNode schema) {
        return Set.of("integer", "number", "boolean")
                .contains(schema.path("type").asText());
    }

    private static boolean isWholeNumber(JsonNode value) {
        return value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
    }

    private static boolean isBoolean(JsonNode value) {
        String text = value.isTextual() ? value.asText().strip().toLowerCase(Locale.ROOT) : "";
        return text.equals("true") || text.equals("false");
    }

    private static boolean matches(JsonNode value, Pattern pattern) {
        return value.isTextual() && pattern.matcher(value.asText()).matches();
    }

    private static boolean isDate(JsonNode schema, String text) {
        Consumer<String> parser = parser(properties(schema));
        if (parser == null) {
            return false;
        }
        try {
            parser.accept(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Set<String> properties(JsonNode schema) {
        Set<String> properties = new HashSet<>();
        SchemaCheck.properties(schema).fieldNames().forEachRemaining(properties::add);
        return properties;
    }

    private static @Nullable Consumer<String> parser(Set<String> properties) {
        return DATES.get(properties);
    }
}
