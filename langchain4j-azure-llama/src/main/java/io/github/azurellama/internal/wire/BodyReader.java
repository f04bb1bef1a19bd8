package io.github.azurellama.internal.wire;

import java.io.IOException;

/** Reads the body of a response of a route that generates nothing. */
public interface BodyReader<T> {
    /** Reads the body. A failure is mapped like any other failure of the call. */
    T read(byte[] body) throws IOException;
}
