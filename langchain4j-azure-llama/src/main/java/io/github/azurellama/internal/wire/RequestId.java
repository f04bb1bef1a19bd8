package io.github.azurellama.internal.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The id under which Azure's support finds a call; each front door has its own header for it. */
final class RequestId {

    private static final List<String> HEADERS =
            List.of("apim-request-id", "x-request-id", "request-id", "x-ms-request-id");

    private RequestId() {}

    /** The first id that the headers hold, or null. */
    static @Nullable String of(ResponseHeaders headers) {
        for (String name : HEADERS) {
            String id = headers.get(name);
            if (id != null) {
                return id;
            }
        }
        return null;
    }
}
