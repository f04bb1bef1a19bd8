package io.github.azurellama.simulator.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.error.InvalidField;
import io.github.azurellama.simulator.token.Token;
import io.github.azurellama.simulator.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** The forms that the prompt of a completion can have: a text, a list of texts, token ids, a list of those. */
final class Prompts {

    /**
     * A prompt as text. Token ids cannot be turned back into text, since they are hashes; they count, and mean nothing.
     */
    record Text(String text, List<Token> tokens) {}

    private Prompts() {}

    static List<Text> texts(JsonNode prompt) {
        var where = List.<Object>of("body", "prompt");
        if (prompt.isTextual()) {
            return List.of(text(prompt.textValue()));
        }
        if (!prompt.isArray() || prompt.isEmpty()) {
            throw ErrorResponseException.invalid(
                    InvalidField.of("string_type", where, "Input should be a valid string or list", prompt));
        }
        if (prompt.get(0).isIntegralNumber()) {
            return List.of(ids(where, prompt));
        }
        var texts = new ArrayList<Text>();
        for (int i = 0; i < prompt.size(); i++) {
            var each = prompt.get(i);
            if (each.isArray()) {
                texts.add(ids(FieldRule.below(where, i), each));
            } else {
                FieldRule.string().check(FieldRule.below(where, i), each);
                texts.add(text(each.textValue()));
            }
        }
        return texts;
    }

    private static Text text(String text) {
        return new Text(text, Tokenizer.tokens(text));
    }

    private static Text ids(List<Object> where, JsonNode ids) {
        FieldRule.list(FieldRule.integer(0)).check(where, ids);
        var tokens = new ArrayList<Token>();
        ids.forEach(id -> tokens.add(Token.of("<|" + id.asInt() + "|>")));
        return new Text("", tokens);
    }
}
