package io.github.azurellama.internal.http;

import io.github.azurellama.internal.wire.MalformedResponseException;
import java.io.IOException;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/** Reads a body into memory, up to a limit. */
final class BoundedBody {

    private BoundedBody() {}

    /**
     * The whole body.
     *
     * @throws MalformedResponseException if it is longer than that
     */
    static byte[] read(ResponseBody body, long maxBytes) throws IOException {
        BufferedSource source = body.source();
        if (source.request(maxBytes + 1)) {
            throw MalformedResponseException.tooLong("the response", maxBytes);
        }
        return source.readByteArray();
    }
}
