package io.github.azurellama.simulator.responder.prompted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The JSON objects that stand in a text, and what is left without them. */
record JsonObjects(List<ObjectNode> objects, String rest) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static JsonObjects in(String text) {
        List<ObjectNode> objects = new ArrayList<>();
        var rest = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '{' ? end(text, at) : -1;
            ObjectNode object = end > 0 ? parsed(text.substring(at, end)) : MAPPER.createObjectNode();
            if (!object.isEmpty()) {
                objects.add(object);
                at = end;
            } else {
                rest.append(text.charAt(at++));
            }
        }
        return new JsonObjects(objects, rest.toString());
    }

    private static ObjectNode parsed(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MAPPER.createObjectNode();
        }
    }

    /** Where the object that begins here ends, or -1; braces in strings do not count. */
    private static int end(String text, int from) {
        int open = 0;
        boolean inString = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                i += c == '\\' ? 1 : 0;
                inString = c != '"';
            } else if (c == '"') {
                inString = true;
            } else if (c == '{') {
                open++;
            } else if (c == '}' && --open == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
