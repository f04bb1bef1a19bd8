package io.github.azurellama.internal.http;

import io.github.azurellama.internal.error.ServerError;
import java.io.IOException;
import java.util.Objects;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt.
 *
 * @param response the response, or null if there is none
 * @param error the error that the response reports, or null if it promises a completion
 * @param failure why there is no response, or null if there is one
 */
record AttemptResult(
        @Nullable Response response,
        @Nullable ServerError error,
        @Nullable IOException failure) {

    /** The response. */
    Response get() throws IOException {
        if (failure != null) {
            throw failure;
        }
        return Objects.requireNonNull(response);
    }

    void close() {
        if (response != null) {
            response.close();
        }
    }
}
