package io.github.azurellama.internal.toolcall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what Python can write as a literal: strings, numbers, {@code True}, {@code None}, lists, tuples, dictionaries. */
final class PythonLiterals {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d[\\d_]{0,300}\\.?[\\d_]{0,300}|\\.\\d{1,300})(?:[eE][+-]?\\d{1,3})?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d+");
    private static final Pattern STRING = Pattern.compile("([rRuU]?)[\"']");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
    private static final int MAX_DEPTH = 50;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final CharSequence text;
    private int position;
    private int depth;

    PythonLiterals(CharSequence text, int position) {
        this.text = text;
        this.position = position;
    }

    /** The index behind what was read. */
    int position() {
        return position;
    }

    /** The text is anything else. It has no stack trace, because it is expected and frequent. */
    static final class NotPython extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotPython() {
            super(null, null, false, false);
        }
    }

    boolean skip(char c) {
        boolean found = isNext(c);
        position += found ? 1 : 0;
        return found;
    }

    void expect(char c) {
        if (!skip(c)) {
            throw new NotPython();
        }
    }

    boolean isNext(char c) {
        skipSpace();
        return position < text.length() && text.charAt(position) == c;
    }

    String match(Pattern pattern) {
        skipSpace();
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            throw new NotPython();
        }
        position = matcher.end();
        return matcher.group();
    }

    JsonNode literal() {
        skipSpace();
        if (position == text.length() || ++depth > MAX_DEPTH) {
            throw new NotPython();
        }
        char c = text.charAt(position);
        JsonNode value;
        if (string().lookingAt()) {
            value = NODES.textNode(strings());
        } else if (c == '[') {
            position++;
            value = list(']', NODES.arrayNode());
        } else if (c == '(') {
            position++;
            value = tuple();
        } else if (c == '{') {
            position++;
            value = dictionary();
        } else {
            value = Character.isLetter(c) ? word() : number();
        }
        depth--;
        return value;
    }

    /** Parentheses make a tuple only with a comma. */
    private JsonNode tuple() {
        ArrayNode tuple = NODES.arrayNode();
        if (skip(')')) {
            return tuple;
        }
        JsonNode first = literal();
        if (!skip(',')) {
            expect(')');
            return first;
        }
        return list(')', tuple.add(first));
    }

    private ArrayNode list(char end, ArrayNode list) {
        while (!skip(end)) {
            list.add(literal());
            if (!skip(',')) {
                expect(end);
                break;
            }
        }
        return list;
    }

    private ObjectNode dictionary() {
        ObjectNode dictionary = NODES.objectNode();
        while (!skip('}')) {
            JsonNode key = literal();
            expect(':');
            dictionary.set(key.asText(), literal());
            if (!skip(',')) {
                expect('}');
                break;
            }
        }
        return dictionary;
    }

    private JsonNode number() {
        String number = match(NUMBER).replace("_", "");
        return WHOLE_NUMBER.matcher(number).matches()
                ? NODES.numberNode(new BigInteger(number))
                : NODES.numberNode(new BigDecimal(number));
    }

    /** JSON's words too, because models mix them in. */
    private JsonNode word() {
        return switch (match(WORD)) {
            case "True", "true" -> NODES.booleanNode(true);
            case "False", "false" -> NODES.booleanNode(false);
            case "None", "null" -> NODES.nullNode();
            default -> throw new NotPython();
        };
    }

    private Matcher string() {
        return STRING.matcher(text).region(position, text.length());
    }

    /** Strings that follow each other are one. */
    private String strings() {
        var value = new StringBuilder();
        for (Matcher start = string(); start.lookingAt(); start = string()) {
            boolean raw = start.group(1).equalsIgnoreCase("r");
            var string = new PythonString(text, start.end(1), raw);
            value.append(string.read());
            position = string.position();
            skipSpace();
        }
        return value.toString();
    }

    private void skipSpace() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }
}
