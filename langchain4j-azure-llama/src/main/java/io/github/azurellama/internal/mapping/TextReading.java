package io.github.azurellama.internal.mapping;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the text of an answer.
 *
 * @param callable the tools whose calls may stand in the text; empty for none
 * @param callsAnywhere whether calls in tags may follow other text; else only a whole answer is a call
 * @param format the JSON that the prompt asked for, or null
 */
record TextReading(
        Set<String> callable,
        boolean callsAnywhere,
        @Nullable AnswerFormat format) {

    /** Text is only text. */
    static final TextReading PLAIN = new TextReading(Set.of(), false, null);

    boolean isPlain() {
        return callable.isEmpty() && format == null;
    }

    @Nullable ToolTextGate openCallGate() {
        return callable.isEmpty() ? null : new ToolTextGate(callable, callsAnywhere);
    }

    @Nullable JsonTextGate openJsonGate() {
        return format == null ? null : format.open();
    }
}
