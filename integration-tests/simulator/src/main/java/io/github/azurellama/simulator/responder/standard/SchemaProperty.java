package io.github.azurellama.simulator.responder.standard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The property of a schema for which a text is searched.
 *
 * @param name its name
 * @param nameWords the comparable words of the name
 * @param words these and those of the description
 */
record SchemaProperty(String name, Set<String> nameWords, Set<String> words) {

    static SchemaProperty of(String name, JsonNode schema) {
        var words = new HashSet<>(Words.meaningful(name));
        words.addAll(Words.meaningful(schema.path("description").asText("")));
        return new SchemaProperty(name, new HashSet<>(Words.all(name)), words);
    }

    /** Whether name or description has one of these words. */
    boolean isAbout(List<String> some) {
        return some.stream()
                .flatMap(word -> Words.all(word).stream())
                .anyMatch(word -> words.contains(word) || nameWords.contains(word));
    }

    /** Whether the name says nothing, such as {@code a}, {@code value} or {@code number}. */
    boolean isGeneric() {
        return name.length() == 1 || Words.meaningful(name).isEmpty();
    }

    /** The name as it may stand in a text. */
    String regex() {
        return List.of(name.split("(?<=\\p{Ll})(?=\\p{Lu})|[_\\s-]+", -1)).stream()
                .filter(word -> !word.isEmpty())
                .map(Pattern::quote)
                .collect(Collectors.joining("[\\s_-]*", "(?i:\\b", "\\b)"));
    }
}
