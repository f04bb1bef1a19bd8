package io.github.azurellama.internal.wire;

import java.io.IOException;

/** Makes something of a whole answer with a status of success. */
public interface ReplyReader<T> {

    /** What it throws is mapped like any other failure of the call. */
    T read(ReplyHeaders headers, byte[] body) throws IOException;
}
