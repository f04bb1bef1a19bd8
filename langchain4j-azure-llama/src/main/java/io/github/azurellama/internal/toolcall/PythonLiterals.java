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

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,300}(?:\\.\\d{1,300})?(?:[eE][+-]?\\d{1,3})?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
    private static final int MAX_DEPTH = 50;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String text;
    private int position;
    private int depth;

    PythonLiterals(String text) {
        this.text = text;
    }

    /** The text is something else; without a stack trace, because that is no error. */
    static final class NotPython extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotPython() {
            super(null, null, false, false);
        }
    }

    boolean skip(char c) {
        skipSpace();
        if (position < text.length() && text.charAt(position) == c) {
            position++;
            return true;
        }
        return false;
    }

    void expect(char c) {
        if (!skip(c)) {
            throw new NotPython();
        }
    }

    void expectEnd() {
        skipSpace();
        if (position < text.length()) {
            throw new NotPython();
        }
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
        if (c == '"' || c == '\'') {
            value = NODES.textNode(string(c));
        } else if (c == '[' || c == '(') {
            position++;
            value = list(c == '[' ? ']' : ')');
        } else if (c == '{') {
            position++;
            value = dictionary();
        } else {
            value = Character.isLetter(c) ? word() : number();
        }
        depth--;
        return value;
    }

    private ArrayNode list(char end) {
        ArrayNode list = NODES.arrayNode();
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
        String number = match(NUMBER);
        return number.matches("-?\\d+")
                ? NODES.numberNode(new BigInteger(number))
                : NODES.numberNode(new BigDecimal(number));
    }

    /** JSON's own words are taken too, which models mix in. */
    private JsonNode word() {
        return switch (match(WORD)) {
            case "True", "true" -> NODES.booleanNode(true);
            case "False", "false" -> NODES.booleanNode(false);
            case "None", "null" -> NODES.nullNode();
            default -> throw new NotPython();
        };
    }

    private String string(char quote) {
        var string = new StringBuilder();
        for (position++; position < text.length(); position++) {
            char c = text.charAt(position);
            if (c == quote) {
                position++;
                return string.toString();
            }
            string.append(c == '\\' ? escaped() : c);
        }
        throw new NotPython();
    }

    private char escaped() {
        if (++position == text.length()) {
            throw new NotPython();
        }
        char c = text.charAt(position);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'u' -> unicode();
            default -> c;
        };
    }

    private char unicode() {
        if (position + 4 >= text.length()
                || !text.substring(position + 1, position + 5).matches("[0-9a-fA-F]{4}")) {
            throw new NotPython();
        }
        position += 4;
        return (char) Integer.parseInt(text.substring(position - 3, position + 1), 16);
    }

    private void skipSpace() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }
}
