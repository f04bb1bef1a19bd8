package io.github.azurellama.internal.http;

import okhttp3.Response;

/** Shortens a {@code Retry-After} that OkHttp fails to read, because it is above an int. */
final class RetryAfterLimit {

    private static final String HEADER = "Retry-After";

    private RetryAfterLimit() {}

    /** The same response, with a delay that can be read. */
    static Response apply(Response response) {
        String delay = response.header(HEADER);
        return delay != null && delay.matches("\\d{10,}")
                ? response.newBuilder().header(HEADER, "999999999").build()
                : response;
    }
}
