package io.github.azurellama.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * A tool call, or a delta of one; a field that the server left out is null.
 *
 * @param index which tool call of the choice
 * @param id the call's id
 * @param name the tool's name
 * @param arguments the text of a JSON object, or a fragment of it
 */
public record WireToolCall(
        @Nullable Integer index,
        @Nullable String id,
        @Nullable String name,
        @Nullable String arguments) {

    /** The same call with another id. */
    public WireToolCall withId(String other) {
        return new WireToolCall(index, other, name, arguments);
    }

    /** Whether it neither names a tool nor has arguments, as some servers send beside or in place of calls. */
    public boolean isEmpty() {
        return isBlank(name) && isBlank(arguments);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
