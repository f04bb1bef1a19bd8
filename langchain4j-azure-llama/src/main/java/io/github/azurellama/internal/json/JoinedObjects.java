package io.github.azurellama.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Separates JSON objects that a server wrote one behind the other into the arguments of one tool call. A parser reads the first
 * and ignores the others.
 */
public final class JoinedObjects {

    /** A token of a chat template, of whichever model. */
    private static final String TOKEN = "<\\|\\w+\\|>";

    private JoinedObjects() {}

    /**
     * The objects of a text that has nothing else but template tokens: each once, and none that is empty beside another. The text
     * itself if it is anything else.
     */
    public static List<String> in(String text) {
        List<JsonSpans.Span> spans = JsonSpans.in(text);
        boolean isOne =
                spans.size() == 1 && spans.get(0).start() == 0 && spans.get(0).end() == text.length();
        if (isOne || spans.isEmpty() || !isAll(text, spans)) {
            return List.of(text);
        }
        Map<JsonNode, String> objects = new LinkedHashMap<>();
        for (JsonSpans.Span span : spans) {
            String object = text.substring(span.start(), span.end());
            JsonNode tree = ExactJson.tree(object);
            if (tree == null || !tree.isObject()) {
                return List.of(text);
            }
            objects.putIfAbsent(tree, object);
        }
        if (objects.size() > 1) {
            objects.keySet().removeIf(JsonNode::isEmpty);
        }
        return List.copyOf(objects.values());
    }

    private static boolean isAll(String text, List<JsonSpans.Span> spans) {
        int from = 0;
        for (JsonSpans.Span span : spans) {
            if (!text.substring(from, span.start()).isBlank()) {
                return false;
            }
            from = span.end();
        }
        return text.substring(from).replaceAll(TOKEN, "").isBlank();
    }
}
