package io.github.azurellama.internal.http;

import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.error.ServerError;
import io.github.azurellama.internal.error.ServerErrorReader;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.ResponseHeaders;
import java.io.IOException;
import java.time.Clock;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Parses an error response once, next to the network. The result is attached to the response, where retries, implicit
 * fields, quota and the mapping to exceptions find it.
 */
final class ServerErrors {

    /** Enough of an error to read; a gateway's page may be long. */
    private static final int MAX_BYTES = 16 * 1024;

    private final Endpoint endpoint;
    private final ServerErrorReader reader;

    ServerErrors(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.reader = new ServerErrorReader(endpoint, Clock.systemUTC());
    }

    /** The response as the network gave it, with the error that it reports, if it does. */
    Response attachedTo(Response response) {
        try {
            ServerError error = response.isSuccessful() ? inside(response) : read(response);
            return error == null ? response : withError(response, error);
        } catch (IOException e) {
            return BrokenSource.in(response, e);
        }
    }

    /** The error that the response reports, or null if it promises a completion. */
    @Nullable ServerError of(Response response) {
        ServerError parsed = response.request().tag(ServerError.class);
        if (parsed != null || response.isSuccessful()) {
            return parsed;
        }
        return read(response); // made by an interceptor of the user's client
    }

    /** The error inside a response whose status promised a completion. */
    ServerError of(Response response, ErrorPayloadException payload) {
        return ofPayload(response, payload.body());
    }

    /** The same failure without the secrets that the server quoted, with the encoding that may be the reason. */
    static MalformedResponseException redacted(MalformedResponseException e, Response response) {
        String message = String.valueOf(e.getMessage());
        String encoding = response.header("Content-Encoding"); // OkHttp decodes gzip and then hides it
        String explained = encoding == null
                ? message
                : message + " (the response is said to be encoded in " + encoding + ", which was not requested)";
        String redacted = SecretRedactor.redact(explained, response.request());
        return redacted.equals(message) ? e : new MalformedResponseException(redacted);
    }

    private static Response withError(Response response, ServerError error) {
        return response.newBuilder()
                .request(response.request()
                        .newBuilder()
                        .tag(ServerError.class, error)
                        .build())
                .build();
    }

    private ServerError read(Response response) {
        return reader.ofResponse(
                response.code(),
                new ResponseHeaders(response::header),
                body(response),
                credentialHeader(response.request()));
    }

    private ServerError ofPayload(Response response, String body) {
        return reader.ofPayload(
                new ResponseHeaders(response::header),
                SecretRedactor.redact(body, response.request()),
                credentialHeader(response.request()));
    }

    /** {@code /score} reports every error with status 200, which retries and quota could not see otherwise. */
    private @Nullable ServerError inside(Response response) throws IOException {
        if (endpoint.dialect() != ApiDialect.SCORE) {
            return null;
        }
        String body = response.peekBody(MAX_BYTES).string();
        return ServerErrorReader.isScoreError(body) ? ofPayload(response, body) : null;
    }

    private static @Nullable String credentialHeader(Request sent) {
        if (sent.header("api-key") != null) {
            return "api-key";
        }
        return sent.header("Authorization") == null ? null : "Authorization";
    }

    private static String body(Response response) {
        if (response.isRedirect()) {
            return "the server redirects to "
                    + response.header("Location", "nowhere").replaceFirst("\\?.*", "");
        }
        try {
            return SecretRedactor.redact(response.peekBody(MAX_BYTES).string(), response.request());
        } catch (IOException e) {
            return ""; // the status alone still says something
        }
    }
}
