package io.github.azurellama.simulator.responder.filling;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.simulator.responder.reading.Words;
import java.util.HashSet;

/** Whether a text speaks of a property by one of its words, and not only of something that would fit its type. */
final class Evidence {

    private Evidence() {}

    static boolean has(Property property, JsonNode schema, Source source) {
        if (schema.path("enum").isArray() || schema.has("format")) {
            return true;
        }
        if (SchemaFiller.type(schema).equals("string")
                && Labels.find(property, source).isPresent()) {
            return true;
        }
        var words = new HashSet<>(Words.all(source.text()));
        return property.words().stream().anyMatch(words::contains)
                || property.nameWords().stream()
                        .filter(word -> word.length() > 1 && !Words.isEmpty(word))
                        .anyMatch(words::contains);
    }
}
