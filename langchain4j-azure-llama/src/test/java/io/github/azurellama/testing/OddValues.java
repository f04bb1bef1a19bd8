package io.github.azurellama.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Replaces each value of a JSON document by one that no server should send there. */
public final class OddValues {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "\"@@\"";
    private static final List<String> ALL = List.of(
            "{}",
            "[]",
            "[1]",
            "null",
            "\"\"",
            "true",
            "-1",
            "1e400",
            "123456789012345678901234567890",
            "NaN",
            "-Infinity",
            "\"NaN\"",
            "\"null\"",
            "{\"a\":[{\"b\":1}]}");

    private OddValues() {}

    public static Stream<String> all() {
        return ALL.stream();
    }

    /** JSON from a text with single quotes. */
    public static String json(String quoted) {
        return quoted.replace('\'', '"');
    }

    /** The paths to all values of a document. */
    public static Stream<String> paths(String document) {
        try {
            List<String> paths = new ArrayList<>();
            collect(JSON.readTree(document), "", paths);
            return paths.stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void collect(JsonNode node, String path, List<String> paths) {
        if (!path.isEmpty()) {
            paths.add(path);
        }
        node.fieldNames().forEachRemaining(name -> collect(node.get(name), path + "/" + name, paths));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), path + "/" + i, paths);
        }
    }

    /** The document with one value replaced, by the path to that value. */
    public static Map<String, String> replacements(String document, String odd) throws IOException {
        Map<String, String> replaced = new LinkedHashMap<>();
        for (String path : paths(document).toList()) {
            JsonNode copy = JSON.readTree(document);
            int slash = path.lastIndexOf('/');
            JsonNode parent = copy.at(path.substring(0, slash));
            String last = path.substring(slash + 1);
            if (parent instanceof ObjectNode object) {
                object.put(last, "@@");
            } else if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(last), "@@");
            }
            replaced.put(path, copy.toString().replace(MARK, odd));
        }
        return replaced;
    }
}
