package io.github.azurellama.simulator.responder.skill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.responder.Conversation;
import java.util.Optional;

/**
 * Follows a JSON Schema that stands in the prompt, which is how clients ask for JSON where the endpoint has no field
 * for it. The schema is recognised by its {@code properties}.
 */
final class PromptedFormat {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PromptedFormat() {}

    static String apply(Conversation conversation, String answer) {
        var inQuestion = schema(conversation.question());
        if (inQuestion.isPresent()) {
            var rest = without(conversation.question());
            return FormattedAnswer.json(inQuestion.get(), rest, answered(conversation, rest));
        }
        return schema(conversation.instructions())
                .map(schema -> FormattedAnswer.json(schema, conversation.question(), answer))
                .orElse(answer);
    }

    private static String answered(Conversation conversation, String rest) {
        return ToolResults.of(conversation).orElseGet(() -> StandardResponder.inWords(rest, conversation));
    }

    /** The first object in the text that is a JSON Schema. */
    static Optional<ObjectNode> schema(String text) {
        for (int from = text.indexOf('{'); from >= 0; from = text.indexOf('{', from + 1)) {
            int end = end(text, from);
            if (end > 0) {
                try {
                    if (MAPPER.readTree(text.substring(from, end)) instanceof ObjectNode object
                            && object.path("properties").isObject()) {
                        return Optional.of(object);
                    }
                } catch (JsonProcessingException e) {
                    // Braces that are not JSON: the next ones may be.
                }
            }
        }
        return Optional.empty();
    }

    private static String without(String text) {
        int from = text.indexOf('{');
        int end = end(text, from);
        return text.substring(0, from) + text.substring(end);
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
