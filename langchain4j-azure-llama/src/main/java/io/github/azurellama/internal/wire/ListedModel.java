package io.github.azurellama.internal.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model as an endpoint lists it.
 *
 * @param name the name that requests use
 * @param owner who made it or serves it, or null
 * @param created when it was made or loaded, or null
 * @param contextLength how many tokens prompt and completion may have together, or null
 * @param type what it does, as Azure calls it, or null
 */
public record ListedModel(
        String name,
        @Nullable String owner,
        @Nullable Instant created,
        @Nullable Integer contextLength,
        @Nullable String type) {}
