package io.github.azurellama.internal.error;

import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.internal.json.ScoreReader;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.ResponseHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Parses what a server sent in place of a completion. The caller has redacted the text. */
public final class ServerErrorReader {

    private static final int FAILED_DEPENDENCY = 424;
    private static final int INTERNAL_SERVER_ERROR = 500;
    private static final int BAD_GATEWAY = 502;

    private final Endpoint endpoint;
    private final RetryAfter retryAfter;

    /** The clock resolves a {@code Retry-After} that is a date. */
    public ServerErrorReader(Endpoint endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.retryAfter = new RetryAfter(clock);
    }

    /**
     * An error response, that is one with a status other than 2xx.
     *
     * @param credentialHeader the header in which the request carried its credential, or null
     */
    public ServerError ofResponse(int code, ResponseHeaders headers, String body, @Nullable String credentialHeader) {
        int status = effectiveStatus(code, headers);
        return read(status, "HTTP " + status, headers, body, ErrorBody.parse(body), credentialHeader);
    }

    /** An error inside a response with a status of success, or inside a stream. */
    public ServerError ofPayload(ResponseHeaders headers, String body, @Nullable String credentialHeader) {
        ErrorBody details = ErrorBody.parse(body);
        int status = details.status() == 0 ? INTERNAL_SERVER_ERROR : details.status();
        String summary = (details.status() == 0 ? "error" : "error " + status) + " in the response body";
        return read(status, summary, headers, body, details, credentialHeader);
    }

    /** Whether a successful response of {@code /score} holds an error in place of an output. */
    public static boolean isScoreError(String body) {
        try {
            ScoreReader.read(body.getBytes(StandardCharsets.UTF_8));
            return false;
        } catch (ErrorPayloadException e) {
            return true;
        } catch (IOException e) {
            return false; // no JSON, or longer than an error
        }
    }

    private ServerError read(
            int status,
            String summary,
            ResponseHeaders headers,
            String body,
            ErrorBody details,
            @Nullable String credentialHeader) {
        return new ServerError(
                status,
                summary,
                body,
                details,
                headers.requestId(),
                retryAfter.of(status, headers, body),
                credentialHeader,
                isUnknownModel(status, details));
    }

    private boolean isUnknownModel(int status, ErrorBody details) {
        return "unknown_model".equals(details.code())
                || (details.message().contains("The model") && details.message().contains("does not exist"))
                || isUnknownDownstream(status, details);
    }

    /** The router of managed compute takes a name that it does not know for a server that is down. */
    private boolean isUnknownDownstream(int status, ErrorBody details) {
        return status == BAD_GATEWAY
                && endpoint.kind() == EndpointKind.MANAGED_COMPUTE
                && endpoint.dialect() == ApiDialect.AZURE_AI_INFERENCE
                && details.message().contains("Downstream unavailable");
    }

    /** Managed compute wraps each failure of its container in a 424. */
    private static int effectiveStatus(int code, ResponseHeaders headers) {
        String wrapped = code == FAILED_DEPENDENCY ? headers.get("ms-azureml-model-error-statuscode") : null;
        return wrapped != null && wrapped.matches("[45]\\d\\d") ? Integer.parseInt(wrapped) : code;
    }
}
