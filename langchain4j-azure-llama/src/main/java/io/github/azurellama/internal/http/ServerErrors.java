package io.github.azurellama.internal.http;

import io.github.azurellama.internal.error.ServerError;
import io.github.azurellama.internal.error.ServerErrorReader;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.ResponseHeaders;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Parses an error response once, next to the network, and attaches the result to the response, where retries, implicit
 * fields, quota and the mapping to exceptions find it.
 */
final class ServerErrors implements Interceptor {

    /** Enough of an error to read; a gateway's page may be long. */
    private static final int MAX_BYTES = 16 * 1024;

    private final ServerErrorReader reader;

    ServerErrors(ServerErrorReader reader) {
        this.reader = reader;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.isSuccessful() ? response : withError(response);
    }

    /** The error that the response reports by its status; null for a status of 2xx. */
    @Nullable ServerError of(Response response) {
        if (response.isSuccessful()) {
            return null;
        }
        ServerError parsed = response.request().tag(ServerError.class);
        return parsed != null ? parsed : read(response); // made by an interceptor of the user's client
    }

    /** The error inside a response whose status promised a completion. */
    ServerError of(Response response, ErrorPayloadException payload) {
        return reader.ofPayload(
                new ResponseHeaders(response::header),
                SecretRedactor.redact(payload.body(), response.request().headers()));
    }

    private Response withError(Response response) {
        return response.newBuilder()
                .request(response.request()
                        .newBuilder()
                        .tag(ServerError.class, read(response))
                        .build())
                .build();
    }

    private ServerError read(Response response) {
        return reader.ofResponse(response.code(), new ResponseHeaders(response::header), body(response));
    }

    private static String body(Response response) {
        if (response.isRedirect()) {
            return "the server redirects to "
                    + response.header("Location", "nowhere").replaceFirst("\\?.*", "");
        }
        try {
            return SecretRedactor.redact(
                    response.peekBody(MAX_BYTES).string(), response.request().headers());
        } catch (IOException e) {
            return ""; // the status alone still says something
        }
    }
}
