package io.github.azurellama.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * A tool that the model may call.
 *
 * @param name its name
 * @param description what it does; never null, because managed compute requires one
 * @param parameters the JSON schema of its parameters, made of maps, lists and {@link RawJson}
 * @param strict whether arguments must follow the schema to the letter, or null to leave it to the server
 */
public record WireTool(
        String name,
        String description,
        Object parameters,
        @Nullable Boolean strict) {}
