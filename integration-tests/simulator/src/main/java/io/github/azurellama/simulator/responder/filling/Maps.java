package io.github.azurellama.simulator.responder.filling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Fills an object of free keys: each name in the text, with a value from what is said after it. */
final class Maps {

    private Maps() {}

    static Filling fill(SchemaFiller filler, JsonNode valueSchema, Source source, int depth) {
        var object = JsonNodeFactory.instance.objectNode();
        for (var segment : Segments.byName(source)) {
            filler.value(Property.of("", valueSchema, true), valueSchema, new Source(segment.after()), depth + 1)
                    .ifPresent(filling -> object.set(segment.name(), filling.value()));
        }
        return new Filling(object, object.size(), 0);
    }
}
