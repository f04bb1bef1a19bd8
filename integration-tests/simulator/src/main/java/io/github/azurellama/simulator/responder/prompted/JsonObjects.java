package io.github.azurellama.simulator.responder.prompted;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The JSON objects that stand in a text, and what is left without them. */
record JsonObjects(List<ObjectNode> objects, String rest) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static JsonObjects in(String text) {
        List<ObjectNode> objects = new ArrayList<>();
        var rest = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
            rest.append(text, at, open);
            at = open;
            try (JsonParser parser = MAPPER.createParser(text.substring(open))) {
                JsonNode node = parser.readValueAsTree();
                if (node instanceof ObjectNode object && !object.isEmpty()) {
                    objects.add(object);
                    at += (int) parser.currentLocation().getCharOffset();
                }
            } catch (IOException e) {
                // This brace begins no JSON.
            }
            if (at == open) {
                rest.append(text.charAt(at++));
            }
        }
        return new JsonObjects(objects, rest.append(text.substring(at)).toString());
    }
}
