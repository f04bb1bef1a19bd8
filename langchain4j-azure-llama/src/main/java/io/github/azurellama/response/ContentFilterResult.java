package io.github.azurellama.response;

import org.jspecify.annotations.Nullable;

/**
 * What Azure AI Content Safety said about one category.
 *
 * @param category the category as Azure spells it, such as {@code hate}, {@code self_harm}, {@code sexual},
 *     {@code violence}, {@code jailbreak} or {@code protected_material_text}; {@code error} if the filter itself failed
 * @param filtered whether text was held back because of it
 * @param severity {@code safe}, {@code low}, {@code medium} or {@code high}, or null for a category without severity
 * @param detected for a category without severity, whether it was found; else null
 * @param message what the filter said if it failed, in which case the text went through unfiltered; else null
 */
public record ContentFilterResult(
        String category,
        boolean filtered,
        @Nullable String severity,
        @Nullable Boolean detected,
        @Nullable String message) {}
