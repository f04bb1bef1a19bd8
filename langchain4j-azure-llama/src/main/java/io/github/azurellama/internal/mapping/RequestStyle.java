package io.github.azurellama.internal.mapping;

import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;

/**
 * How the requests of one model are written.
 *
 * @param toolCalling how tools reach the model
 * @param structuredOutput how the schema of a response reaches the model
 * @param strictJsonSchema whether a native schema is marked as strict
 * @param mergeConsecutiveMessages whether consecutive messages of one role are merged
 */
public record RequestStyle(
        ToolCalling toolCalling,
        StructuredOutput structuredOutput,
        boolean strictJsonSchema,
        boolean mergeConsecutiveMessages) {

    /** Tools and schemas in the fields of the request. */
    public static final RequestStyle NATIVE =
            new RequestStyle(ToolCalling.NATIVE, StructuredOutput.NATIVE, false, false);
}
