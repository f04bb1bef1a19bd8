package io.github.azurellama.internal.message;

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

    /** For the field of a message: as they are if they are JSON; else no arguments, because servers parse this field. */
    static String field(@Nullable String arguments) {
        return arguments == null || ExactJson.tree(arguments) == null ? NONE : arguments;
    }

    /** As a part of other JSON in the text of a message: as they are if they are JSON, else as a string. */
    public static Object value(@Nullable String arguments) {
        if (arguments == null || arguments.isBlank()) {
            return Map.of();
        }
        return ExactJson.tree(arguments) == null ? arguments : new RawJson(arguments);
    }
}
