package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the current value of a parser. A value of an unexpected type or range is skipped and read as absent, so that it
 * costs nothing but itself and the parser stays in step.
 */
final class JsonValues {

    /** Every whole number of so many digits fits a long. */
    private static final int LONG_DIGITS = 18;

    private static final Set<String> NOTHING = Set.of("null", "none", "nil", "nan", "undefined", "false");

    private JsonValues() {}

    /** Whether the current value is an object; anything else is skipped. */
    static boolean isObject(JsonParser in) throws IOException {
        return is(in, JsonToken.START_OBJECT);
    }

    /** Whether the current value is a list; anything else is skipped. */
    static boolean isArray(JsonParser in) throws IOException {
        return is(in, JsonToken.START_ARRAY);
    }

    private static boolean is(JsonParser in, JsonToken expected) throws IOException {
        if (in.currentToken() == expected) {
            return true;
        }
        in.skipChildren();
        return false;
    }

    /** Moves to the value of the current object's next field and returns the field's name; null at the object's end. */
    static @Nullable String nextField(JsonParser in) throws IOException {
        String field = in.nextFieldName();
        if (field != null) {
            in.nextToken();
        }
        return field;
    }

    /** Moves to the next element of the current list that is an object; false at the list's end. */
    static boolean nextObject(JsonParser in) throws IOException {
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (isObject(in)) {
                return true;
            }
        }
        return false;
    }

    /** A string; null for anything else. */
    static @Nullable String string(JsonParser in) throws IOException {
        return is(in, JsonToken.VALUE_STRING) ? in.getText() : null;
    }

    /** A string, or a number as text, which some servers use for ids; null for anything else. */
    static @Nullable String text(JsonParser in) throws IOException {
        return in.currentToken() == JsonToken.VALUE_NUMBER_INT ? in.getText() : string(in);
    }

    /** A string, or an object or a list as JSON; null for anything else. */
    static @Nullable String json(JsonParser in) throws IOException {
        if (!in.currentToken().isStructStart()) {
            return string(in);
        }
        var text = new StringWriter();
        try (JsonGenerator out = Json.FACTORY.createGenerator(text)) {
            out.copyCurrentStructureExact(in);
        }
        return text.toString();
    }

    /** Whether the current value is that string. */
    static boolean says(JsonParser in, String expected) throws IOException {
        return is(in, JsonToken.VALUE_STRING)
                && in.getTextLength() == expected.length()
                && in.getText().equals(expected);
    }

    /** Whether a text is blank, or how a language or a program writes that there is no value. */
    static boolean isNothing(String text) {
        return text.isBlank() || NOTHING.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether the current value is anything but null and false. */
    static boolean isPresent(JsonParser in) {
        return in.currentToken() != JsonToken.VALUE_NULL && in.currentToken() != JsonToken.VALUE_FALSE;
    }

    /** Whether the current value describes an error: a text that says something, or an object or a list with anything but that. */
    static boolean describesError(JsonParser in) throws IOException {
        if (!in.currentToken().isStructStart()) {
            String text = string(in);
            return text != null && !isNothing(text);
        }
        boolean isList = in.currentToken() == JsonToken.START_ARRAY;
        JsonToken token = in.nextToken();
        boolean isOfErrors = !isList || token == JsonToken.START_OBJECT || token == JsonToken.VALUE_STRING;
        boolean says = false;
        for (int depth = 1; token != null; token = in.nextToken()) {
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0) {
                break;
            }
            says |= token.isScalarValue() && saysSomething(in);
        }
        return isOfErrors && says;
    }

    /** Servers fill the error beside a good response with null, "", 0 or the word for success. */
    private static boolean saysSomething(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case VALUE_STRING -> !isNothing(in.getText()) && !in.getText().equalsIgnoreCase("success");
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getDoubleValue() != 0;
            default -> false;
        };
    }

    /** A number from 0 on as an int; null for anything else. */
    static @Nullable Integer integer(JsonParser in) throws IOException {
        long number = wholeNumber(in);
        return number < 0 || number > Integer.MAX_VALUE ? null : Integer.valueOf((int) number);
    }

    /** As {@link #integer}, also if it stands in quotes. */
    static @Nullable Integer count(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_STRING && in.getText().matches("\\d{1,9}")) {
            return Integer.valueOf(in.getText());
        }
        return integer(in);
    }

    /** A number from 0 on as a long; null for anything else. */
    static @Nullable Long number(JsonParser in) throws IOException {
        long number = wholeNumber(in);
        return number < 0 ? null : Long.valueOf(number);
    }

    private static long wholeNumber(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return in.getTextLength() > LONG_DIGITS ? -1 : in.getLongValue();
        }
        Double decimal = decimal(in);
        return decimal == null || decimal >= Long.MAX_VALUE ? -1 : decimal.longValue();
    }

    /** A finite number; null for anything else. */
    static @Nullable Double decimal(JsonParser in) throws IOException {
        if (!in.currentToken().isNumeric()) {
            in.skipChildren();
            return null;
        }
        double number = in.getDoubleValue();
        return Double.isFinite(number) ? Double.valueOf(number) : null;
    }

    /** A boolean, also as a number or a string; null for anything else. */
    static @Nullable Boolean flag(JsonParser in) throws IOException {
        if (in.currentToken().isNumeric()) {
            return in.getDoubleValue() != 0;
        }
        if (in.currentToken().isStructStart() || in.currentToken() == JsonToken.VALUE_NULL) {
            in.skipChildren();
            return null;
        }
        return in.getValueAsBoolean();
    }

    /** The later of two values of one thing that servers spell in several fields, unless it says nothing. */
    static @Nullable String later(@Nullable String earlier, @Nullable String value) {
        return value == null || (earlier != null && isNothing(value)) ? earlier : value;
    }
}
