package io.github.azurellama.simulator.responder.skill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the form of a response from an object that gives types in parentheses, as LangChain4j writes it into prompts:
 * {@code {"name": (type: string), "status": (type: enum, must be one of [A, B])}}. Objects may be nested.
 */
final class TypedNames {

    private static final Pattern NAME = Pattern.compile("\"(\\w+)\":\\s*\\((?:([^;()]*);\\s*)?type:\\s*");
    private static final Pattern CHOICES = Pattern.compile("^enum[^\\[]*\\[([^\\]]*)\\]");

    private TypedNames() {}

    /** The schema that the object means; empty if it gives no types. */
    static Optional<ObjectNode> schema(String braces) {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        var name = NAME.matcher(braces);
        int from = 0;
        while (name.find(from)) {
            from = end(braces, name.end());
            var property = property(braces.substring(name.end(), from));
            if (name.group(2) != null) {
                property.put("description", name.group(2).strip());
            }
            properties.set(name.group(1), property);
            required.add(name.group(1));
        }
        return properties.isEmpty() ? Optional.empty() : Optional.of(schema);
    }

    private static ObjectNode property(String type) {
        var schema = JsonNodeFactory.instance.objectNode();
        var choices = CHOICES.matcher(type);
        if (choices.find()) {
            var values = schema.put("type", "string").putArray("enum");
            for (var choice : choices.group(1).split(",", -1)) {
                values.add(choice.strip());
            }
            return schema;
        }
        if (type.startsWith("array of ")) {
            return schema.put("type", "array").set("items", property(type.substring("array of ".length())));
        }
        int brace = type.indexOf('{');
        if (brace >= 0) {
            return schema(type.substring(brace)).orElse(schema);
        }
        return schema.put("type", simple(type.strip()));
    }

    private static String simple(String type) {
        return switch (type) {
            case "integer", "int", "long", "integer number" -> "integer";
            case "number", "float", "double", "floating point number" -> "number";
            case "boolean" -> "boolean";
            default -> "string";
        };
    }

    /** Where the parenthesis that is open here is closed. */
    private static int end(String text, int from) {
        int open = 1;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '(') {
                open++;
            } else if (text.charAt(i) == ')' && --open == 0) {
                return i;
            }
        }
        return text.length();
    }
}
