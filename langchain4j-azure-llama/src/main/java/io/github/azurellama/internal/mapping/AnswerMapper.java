package io.github.azurellama.internal.mapping;

import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.ReplyHeaders;
import java.io.IOException;

/**
 * Makes LangChain4j's answer of the one on the wire.
 *
 * @param <T> LangChain4j's answer
 */
public interface AnswerMapper<T> {

    /** What it throws fails the call. */
    T map(Completion answer, ReplyHeaders headers) throws IOException;
}
