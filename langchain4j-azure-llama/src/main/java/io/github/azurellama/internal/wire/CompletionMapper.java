package io.github.azurellama.internal.wire;

import java.io.IOException;

/**
 * Maps a completion to LangChain4j's response.
 *
 * @param <R> the type of the request
 * @param <T> LangChain4j's response
 */
public interface CompletionMapper<R extends RequestVariants, T> {

    /** A failure fails the call. */
    T map(Completion completion, ResponseHead<R> head) throws IOException;
}
