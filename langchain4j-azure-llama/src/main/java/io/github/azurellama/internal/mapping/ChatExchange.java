package io.github.azurellama.internal.mapping;

import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.Completion;
import org.jspecify.annotations.Nullable;

/**
 * A request and what must be known of it to read its answer.
 *
 * @param request the request
 * @param calls opens gates that find tool calls in the text, or null if no tools were offered
 */
public record ChatExchange(ChatCompletionRequest request, ToolTextGate.@Nullable Factory calls) {

    /** An answer that came whole, read as a streamed one would be. */
    public Completion read(Completion answer) {
        return calls == null ? answer : newFold().foldWhole(answer);
    }

    CompletionFold newFold() {
        return new CompletionFold(calls);
    }
}
