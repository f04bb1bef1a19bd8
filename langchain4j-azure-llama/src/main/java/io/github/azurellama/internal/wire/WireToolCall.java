package io.github.azurellama.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * A call of a tool, or in a stream a piece of one; whatever the server left out is null.
 *
 * @param index which call of the answer it belongs to
 * @param id the call's id
 * @param name the tool's name
 * @param arguments the arguments, as the text of a JSON object or a piece of it
 */
public record WireToolCall(
        @Nullable Integer index,
        @Nullable String id,
        @Nullable String name,
        @Nullable String arguments) {}
