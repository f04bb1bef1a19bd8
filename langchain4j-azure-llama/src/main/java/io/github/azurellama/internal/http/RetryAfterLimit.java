package io.github.azurellama.internal.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Shortens a {@code Retry-After} that OkHttp fails to read, because it is above an int. */
final class RetryAfterLimit implements Interceptor {

    private static final String HEADER = "Retry-After";

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String delay = response.header(HEADER);
        return delay != null && delay.matches("\\d{10,}")
                ? response.newBuilder().header(HEADER, "999999999").build()
                : response;
    }
}
