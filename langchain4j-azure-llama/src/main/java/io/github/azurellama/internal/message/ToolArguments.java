package io.github.azurellama.internal.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.internal.json.ExactJson;
import io.github.azurellama.internal.wire.RawJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of an earlier tool call. A model may have written anything, or a response may have been cut within them; the
 * next request must be valid all the same.
 */
public final class ToolArguments {

    private static final String NONE = "{}";

    private ToolArguments() {}

    /** For the field of a message: as they are if they are an object; else no arguments, because servers parse this field. */
    static String field(@Nullable String arguments) {
        String object = arguments == null ? null : object(arguments, ExactJson.tree(arguments));
        return object == null ? NONE : object;
    }

    /** As a part of other JSON in the text of a message: as they are if they are JSON, else as a string. */
    public static Object value(@Nullable String arguments) {
        if (arguments == null || arguments.isBlank()) {
            return Map.of();
        }
        JsonNode tree = ExactJson.tree(arguments);
        String object = object(arguments, tree);
        if (object != null) {
            return new RawJson(object);
        }
        return tree == null ? arguments : tree.isNull() ? Map.of() : new RawJson(arguments);
    }

    /** The object that the arguments are, or that a server encoded once more as a string; else null. */
    private static @Nullable String object(String arguments, @Nullable JsonNode tree) {
        if (tree == null || tree.isObject()) {
            return tree == null ? null : arguments;
        }
        JsonNode inner = tree.isTextual() ? ExactJson.tree(tree.textValue()) : null;
        return inner != null && inner.isObject() ? tree.textValue() : null;
    }
}
