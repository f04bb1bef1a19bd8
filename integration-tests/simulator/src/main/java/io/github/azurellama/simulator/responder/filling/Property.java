package io.github.azurellama.simulator.responder.filling;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.simulator.responder.reading.Words;
import java.util.Set;

/**
 * What is looked for: a property's name and all words that describe it.
 *
 * @param name the name as the schema has it
 * @param description the description; empty if there is none
 * @param words the comparable words of both
 * @param required whether the schema insists on it
 */
record Property(String name, String description, Set<String> words, boolean required) {

    static Property of(String name, JsonNode schema, boolean required) {
        var description = schema.path("description").asText("");
        return new Property(name, description, Words.meaningful(name + " " + description), required);
    }

    /** The words of the name alone, those without meaning included. */
    Set<String> nameWords() {
        return Set.copyOf(Words.all(name));
    }

    /** Whether name or description has one of these words, in comparable form. */
    boolean speaksOf(String... some) {
        for (var word : some) {
            var comparable = Words.comparable(word);
            if (words.contains(comparable) || nameWords().contains(comparable)) {
                return true;
            }
        }
        return false;
    }
}
