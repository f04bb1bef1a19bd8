package io.github.azurellama.internal.wire;

import io.github.azurellama.response.RateLimitStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headers of a response. The derived values are parsed once, because several readers use them. */
public final class ResponseHeaders {

    /** No headers at all. */
    public static final ResponseHeaders NONE = new ResponseHeaders(name -> null);

    /** Each of Azure's gateways has its own. */
    private static final List<String> REQUEST_IDS =
            List.of("apim-request-id", "x-request-id", "request-id", "x-ms-request-id");

    private final Lookup lookup;
    private @Nullable RateLimitStatus rateLimit;
    private boolean rateLimitParsed;

    /** Looks headers up by name, ignoring case. */
    public ResponseHeaders(Lookup lookup) {
        this.lookup = lookup;
    }

    /** Finds a header's value; null if the response lacks it. */
    public interface Lookup {
        /** The value of the header with that name, in any case. */
        @Nullable String value(String name);
    }

    /** The value of a header, or null; the case of the name does not matter. */
    public @Nullable String get(String name) {
        return lookup.value(name);
    }

    /** The id under which Azure's support finds the call, or null. */
    public @Nullable String requestId() {
        for (String name : REQUEST_IDS) {
            String id = get(name);
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    /** The rate limit status, or null. */
    public @Nullable RateLimitStatus rateLimit() {
        if (!rateLimitParsed) {
            rateLimit = RateLimitHeaders.read(this);
            rateLimitParsed = true;
        }
        return rateLimit;
    }
}
