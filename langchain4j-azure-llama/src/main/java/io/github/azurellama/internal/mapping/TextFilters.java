package io.github.azurellama.internal.mapping;

import io.github.azurellama.internal.prompted.JsonTextFilter;
import io.github.azurellama.internal.prompted.PromptedSchema;
import io.github.azurellama.internal.toolcall.ToolCallTextFilter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the text of an answer.
 *
 * @param callable the tools whose calls may stand in the text; empty for none
 * @param callsAnywhere whether calls in tags may follow other text; else only a whole answer is a call
 * @param format the JSON that the prompt asked for, or null
 */
public record TextFilters(
        Set<String> callable,
        boolean callsAnywhere,
        @Nullable PromptedSchema format) {

    /** Text is only text. */
    public static final TextFilters NONE = new TextFilters(Set.of(), false, null);

    public boolean isEmpty() {
        return callable.isEmpty() && format == null;
    }

    public @Nullable ToolCallTextFilter openToolCallFilter() {
        return callable.isEmpty() ? null : new ToolCallTextFilter(callable, callsAnywhere);
    }

    public @Nullable JsonTextFilter openJsonFilter() {
        return format == null ? null : format.open();
    }
}
