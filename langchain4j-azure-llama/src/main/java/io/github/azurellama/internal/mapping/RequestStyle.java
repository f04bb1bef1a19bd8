package io.github.azurellama.internal.mapping;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.wire.ImplicitField;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of one model are written.
 *
 * @param toolCalling how tools reach the model
 * @param structuredOutput how the schema of a response reaches the model
 * @param strictJsonSchema whether a native schema is marked as strict
 * @param mergeConsecutiveMessages whether consecutive messages of one role are merged
 * @param thinkingField the field in which thinking is sent back, or null to send none
 * @param returnThinking true if thoughts in the text are split off it, false if no thinking is returned at all, null if the
 *     server decides
 */
public record RequestStyle(
        ToolCalling toolCalling,
        StructuredOutput structuredOutput,
        boolean strictJsonSchema,
        boolean mergeConsecutiveMessages,
        @Nullable String thinkingField,
        @Nullable Boolean returnThinking) {

    /** Tools and schemas in the fields of the request. */
    public static final RequestStyle NATIVE =
            new RequestStyle(ToolCalling.NATIVE, StructuredOutput.NATIVE, false, false, null, null);

    /** How tools reach the model, with {@code AUTO} resolved. */
    public ToolCalling toolCalling(Endpoint endpoint, Set<ImplicitField> rejected) {
        return promptsTools(endpoint, rejected) ? ToolCalling.PROMPTED : ToolCalling.NATIVE;
    }

    /** How a schema reaches the model in a request without tools, with {@code AUTO} resolved. */
    public StructuredOutput structuredOutput(Endpoint endpoint, Set<ImplicitField> rejected) {
        if (structuredOutput != StructuredOutput.AUTO) {
            return structuredOutput;
        }
        return sendsFormat(endpoint, false, rejected) ? StructuredOutput.NATIVE : StructuredOutput.PROMPTED;
    }

    /** Whether tools go into the prompt. */
    boolean promptsTools(Endpoint endpoint, Set<ImplicitField> rejected) {
        return switch (toolCalling) {
            case NATIVE -> false;
            case PROMPTED -> true;
            case AUTO -> !endpoint.kind().parsesToolCalls(endpoint.dialect()) || rejected.contains(ImplicitField.TOOLS);
        };
    }

    /** Whether a response format goes into the field {@code response_format}. */
    boolean sendsFormat(Endpoint endpoint, boolean callable, Set<ImplicitField> rejected) {
        return switch (structuredOutput) {
            case NATIVE -> true;
            case GUIDED, PROMPTED -> false;
            // Guided decoding, which the field turns on, makes tool calls impossible.
            case AUTO ->
                !callable
                        && endpoint.kind().takesResponseFormat(endpoint.dialect())
                        && !rejected.contains(ImplicitField.RESPONSE_FORMAT);
        };
    }

    /** Whether a response format goes into the prompt, given whether it is sent as a field. */
    boolean promptsFormat(Endpoint endpoint, boolean sent) {
        return switch (structuredOutput) {
            case NATIVE, GUIDED -> false;
            case PROMPTED -> true;
            case AUTO -> !sent || !endpoint.kind().honorsResponseFormat();
        };
    }

    /** Whether the text is searched for JSON that fits the format. */
    boolean checksFormat() {
        return structuredOutput != StructuredOutput.NATIVE;
    }
}
