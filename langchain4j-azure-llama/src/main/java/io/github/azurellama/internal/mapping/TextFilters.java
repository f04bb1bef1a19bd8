package io.github.azurellama.internal.mapping;

import io.github.azurellama.internal.prompted.JsonTextFilter;
import io.github.azurellama.internal.prompted.PromptedSchema;
import io.github.azurellama.internal.toolcall.ThinkingFilter;
import io.github.azurellama.internal.toolcall.ToolCallTextFilter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is filtered from the text of a completion.
 *
 * @param callable the tools whose calls may be in the text; empty for none
 * @param callsAnywhere whether other text may stand around calls; else only a text that consists of calls has any
 * @param format the JSON that the text must be, or null
 * @param templateTokens whether tokens of the chat template are removed
 * @param returnThinking true if thoughts in the text are split off it, false if no thinking is returned at all, null if the
 *     server decides
 */
public record TextFilters(
        Set<String> callable,
        boolean callsAnywhere,
        @Nullable PromptedSchema format,
        boolean templateTokens,
        @Nullable Boolean returnThinking) {

    /** Leaves the text as it is, as for completions of a prompt. */
    public static final TextFilters NONE = new TextFilters(Set.of(), false, null, false, null);

    /** The filters of a chat. */
    public TextFilters(Set<String> callable, boolean callsAnywhere, @Nullable PromptedSchema format) {
        this(callable, callsAnywhere, format, true, null);
    }

    public boolean isEmpty() {
        return callable.isEmpty() && format == null && !templateTokens && returnThinking == null;
    }

    /** Whether thinking is dropped that the server sends in a field of its own. */
    public boolean dropsThinking() {
        return Boolean.FALSE.equals(returnThinking);
    }

    public @Nullable ThinkingFilter openThinkingFilter() {
        return Boolean.TRUE.equals(returnThinking) ? new ThinkingFilter() : null;
    }

    public @Nullable ToolCallTextFilter openToolCallFilter() {
        return callable.isEmpty() && !templateTokens ? null : new ToolCallTextFilter(callable, callsAnywhere);
    }

    public @Nullable JsonTextFilter openJsonFilter() {
        return format == null ? null : format.open();
    }
}
