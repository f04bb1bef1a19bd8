package io.github.azurellama.internal.wire;

import java.io.IOException;
import java.util.Set;

/** Reads a whole response with a status of success. */
public interface ResponseReader<T> {
    /**
     * Reads the body. A failure is mapped like any other failure of the call.
     *
     * @param usage receives the number of tokens that the call used
     * @param sent the implicit fields of the request that the server accepted
     */
    T read(byte[] body, ResponseHeaders headers, TokenUsageTracker usage, Set<ImplicitField> sent) throws IOException;
}
