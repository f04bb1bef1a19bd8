package io.github.azurellama.simulator.responder.skill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.responder.Conversation;
import java.util.Optional;

/**
 * Follows a form that is described in the prompt, which is how clients get JSON where the endpoint has no field for
 * it: a JSON Schema, recognised by its {@code properties}, or an object with a type in parentheses behind each name.
 */
final class PromptedFormat {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** A schema and the text around it. */
    private record Described(ObjectNode schema, String rest) {}

    private PromptedFormat() {}

    static String apply(Conversation conversation, String answer) {
        var inQuestion = described(conversation.question());
        if (inQuestion.isPresent()) {
            var rest = inQuestion.get().rest();
            return FormattedReply.json(inQuestion.get().schema(), rest, answered(conversation, rest));
        }
        return described(conversation.instructions())
                .map(form -> FormattedReply.json(form.schema(), conversation.question(), answer))
                .orElse(answer);
    }

    private static String answered(Conversation conversation, String rest) {
        return ToolResults.of(conversation).orElseGet(() -> StandardResponder.inWords(rest, conversation));
    }

    private static Optional<Described> described(String text) {
        for (int from = text.indexOf('{'); from >= 0; from = text.indexOf('{', from + 1)) {
            int end = end(text, from);
            if (end < 0) {
                continue;
            }
            var braces = text.substring(from, end);
            var schema = schema(braces).or(() -> TypedNames.schema(braces));
            if (schema.isPresent()) {
                return Optional.of(new Described(schema.get(), text.substring(0, from) + text.substring(end)));
            }
        }
        return Optional.empty();
    }

    private static Optional<ObjectNode> schema(String braces) {
        try {
            return MAPPER.readTree(braces) instanceof ObjectNode object
                            && object.path("properties").isObject()
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Where the braces that open here are closed; -1 if they are not. Braces in strings are counted too. */
    private static int end(String text, int from) {
        int open = 0;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                open++;
            } else if (text.charAt(i) == '}' && --open == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
