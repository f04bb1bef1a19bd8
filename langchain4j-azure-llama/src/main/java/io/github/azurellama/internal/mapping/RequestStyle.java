package io.github.azurellama.internal.mapping;

import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;

/**
 * How requests are put for one model.
 *
 * @param toolCalling how it is told of tools
 * @param structuredOutput how it is asked for JSON
 * @param strictJsonSchema whether a native schema is marked as strict
 * @param mergeConsecutiveMessages whether neighbouring messages of one role are joined
 */
public record RequestStyle(
        ToolCalling toolCalling,
        StructuredOutput structuredOutput,
        boolean strictJsonSchema,
        boolean mergeConsecutiveMessages) {

    /** Everything by the fields that the wire has for it. */
    public static final RequestStyle NATIVE =
            new RequestStyle(ToolCalling.NATIVE, StructuredOutput.NATIVE, false, false);
}
