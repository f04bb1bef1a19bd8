package io.github.azurellama.internal.stream;

import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.ResponseHeaders;
import io.github.azurellama.internal.wire.TokenUsageTracker;
import java.io.IOException;

/**
 * Maps a completion to LangChain4j's response.
 *
 * @param <T> LangChain4j's response
 */
public interface CompletionMapper<T> {

    /** A failure fails the call. */
    T map(Completion completion, ResponseHeaders headers, TokenUsageTracker usage) throws IOException;
}
