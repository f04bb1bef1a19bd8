package io.github.azurellama.internal.error;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the readable text in the JSON of an error. Servers put it under different names, as a string, a list or an object, and
 * nest these, so it is looked for in order of preference at each level.
 */
final class ErrorText {

    /** What says most comes first. */
    private static final List<String> NAMES = List.of(
            "message",
            "msg",
            "error_message",
            "errorMessage",
            "error_description",
            "error",
            "detail",
            "description",
            "reason",
            "title",
            "body");

    /** Lists of findings, which complete the text found under the other names. */
    private static final List<String> FINDINGS = List.of("details", "detail", "errors");

    private static final String INPUT = "input";
    private static final int MAX_DEPTH = 12;

    private ErrorText() {}

    /** The text, or an empty string. */
    static String of(JsonNode node) {
        return of(node, MAX_DEPTH);
    }

    private static String of(JsonNode node, int depth) {
        if (depth == 0 || node.isNull() || node.isMissingNode()) {
            return "";
        }
        if (node.isValueNode()) {
            return node.asText().strip();
        }
        Set<String> texts = new LinkedHashSet<>();
        if (node.isArray()) {
            node.forEach(element -> texts.add(of(element, depth - 1)));
        } else if (isFinding(node)) {
            texts.add(finding(node, depth));
        } else {
            texts.add(preferred(node, depth));
            for (String name : FINDINGS) {
                texts.add(findings(node.path(name), depth));
            }
        }
        return join(texts);
    }

    private static String preferred(JsonNode node, int depth) {
        for (String name : NAMES) {
            String text = of(node.path(name), depth - 1);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String findings(JsonNode node, int depth) {
        if (node.isArray() || isFinding(node)) {
            return of(node, depth - 1);
        }
        // ASP.NET: an object that lists the messages for each field.
        List<String> texts = new ArrayList<>();
        node.elements().forEachRemaining(element -> texts.add(element.isArray() ? of(element, depth - 1) : ""));
        return join(texts);
    }

    /** A finding of a validator, as FastAPI puts it. */
    private static boolean isFinding(JsonNode node) {
        return node.path("loc").isArray();
    }

    /** Where, what, and which value. */
    private static String finding(JsonNode node, int depth) {
        List<String> path = new ArrayList<>();
        node.path("loc").forEach(step -> path.add(step.asText()));
        String what = preferred(node, depth);
        return String.join(".", path)
                + (what.isEmpty() ? "" : ": " + what)
                + (node.has(INPUT) ? " (was " + node.path(INPUT) + ")" : "");
    }

    /** Leaves out what another text contains already, such as a message with its own details. */
    private static String join(Iterable<String> texts) {
        StringBuilder joined = new StringBuilder();
        for (String text : texts) {
            if (!text.isEmpty() && joined.indexOf(text) < 0) {
                joined.append(joined.length() == 0 ? "" : "; ").append(text);
            }
        }
        return joined.toString();
    }

    /**
     * All text of the error but the values that a validator quotes under {@code input}: these echo the request, so a name in
     * them says nothing about what the server rejected.
     */
    static String withoutInput(JsonNode node) {
        StringBuilder text = new StringBuilder();
        append(text, node, MAX_DEPTH);
        return text.toString();
    }

    private static void append(StringBuilder text, JsonNode node, int depth) {
        if (depth == 0) {
            return;
        }
        if (node.isValueNode()) {
            text.append(node.asText()).append('\n');
        } else if (node.isArray()) {
            node.forEach(element -> append(text, element, depth - 1));
        } else {
            node.properties().stream()
                    .filter(field -> !field.getKey().equals(INPUT))
                    .forEach(field -> append(text, field.getValue(), depth - 1));
        }
    }
}
