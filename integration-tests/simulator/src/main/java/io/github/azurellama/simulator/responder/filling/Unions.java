package io.github.azurellama.simulator.responder.filling;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.simulator.responder.reading.Words;
import java.util.HashSet;
import java.util.Optional;

/** Chooses between the variants of a schema: the one whose discriminator the text names, else the best filled. */
final class Unions {

    private static final int NAMED = 100;

    private Unions() {}

    static Optional<Filling> best(SchemaFiller filler, Property property, JsonNode variants, Source source, int depth) {
        Optional<Filling> best = Optional.empty();
        int bestScore = Integer.MIN_VALUE;
        for (var variant : variants) {
            if (SchemaFiller.type(variant).equals("null")) {
                continue;
            }
            var filling = filler.value(property, variant, new Source(source.text()), depth + 1);
            int score = filling.map(each -> each.found() - 2 * each.missing()).orElse(-1)
                    + (named(filler.resolved(variant), source.text()) ? NAMED : 0);
            if (filling.isPresent() && score > bestScore) {
                best = filling;
                bestScore = score;
            }
        }
        return best;
    }

    /** Whether a property with only one possible value has that value in the text, or the variant's title is there. */
    private static boolean named(JsonNode variant, String text) {
        var words = new HashSet<>(Words.all(text));
        for (var property : variant.path("properties")) {
            var only = property.has("const")
                    ? property.path("const").asText()
                    : property.path("enum").size() == 1
                            ? property.path("enum").get(0).asText()
                            : "";
            if (!only.isEmpty() && words.containsAll(Words.all(only))) {
                return true;
            }
        }
        var title = variant.path("title").asText("");
        return !title.isEmpty() && words.containsAll(Words.all(title));
    }
}
