package io.github.azurellama.response;

import org.jspecify.annotations.Nullable;

/**
 * The result of Azure AI Content Safety for one category.
 *
 * @param category the category as Azure spells it, such as {@code hate}, {@code self_harm}, {@code sexual},
 *     {@code violence}, {@code jailbreak} or {@code protected_material_text}; {@code error} if the filter itself failed
 * @param filtered whether the text was blocked because of this category
 * @param severity {@code safe}, {@code low}, {@code medium} or {@code high}, or null for a category without severity
 * @param detected whether a category without severity was detected; null for one with severity
 * @param message the error message of a filter that failed, in which case the text was not filtered; else null
 */
public record ContentFilterResult(
        String category,
        boolean filtered,
        @Nullable String severity,
        @Nullable Boolean detected,
        @Nullable String message) {}
