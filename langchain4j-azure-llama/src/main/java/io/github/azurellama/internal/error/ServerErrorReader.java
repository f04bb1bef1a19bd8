package io.github.azurellama.internal.error;

import io.github.azurellama.internal.wire.ResponseHeaders;
import java.time.Clock;

/** Parses what a server sent in place of a completion. The caller has redacted the text. */
public final class ServerErrorReader {

    private static final int FAILED_DEPENDENCY = 424;
    private static final int INTERNAL_SERVER_ERROR = 500;

    private final RetryAfter retryAfter;

    /** The clock resolves a {@code Retry-After} that is a date. */
    public ServerErrorReader(Clock clock) {
        this.retryAfter = new RetryAfter(clock);
    }

    /** An error response, that is one with a status other than 2xx. */
    public ServerError ofResponse(int code, ResponseHeaders headers, String body) {
        int status = effectiveStatus(code, headers);
        return read(status, "HTTP " + status, headers, body, ErrorBody.parse(body));
    }

    /** An error inside a response with a status of success, or inside a stream. */
    public ServerError ofPayload(ResponseHeaders headers, String body) {
        ErrorBody details = ErrorBody.parse(body);
        return details.status() == 0
                ? read(INTERNAL_SERVER_ERROR, "error in the response body", headers, body, details)
                : read(details.status(), "error " + details.status() + " in the response body", headers, body, details);
    }

    private ServerError read(int status, String summary, ResponseHeaders headers, String body, ErrorBody details) {
        return new ServerError(
                status, summary, body, details, headers.requestId(), retryAfter.of(status, headers, body));
    }

    /** Managed compute wraps each failure of its container in a 424. */
    private static int effectiveStatus(int code, ResponseHeaders headers) {
        String wrapped = code == FAILED_DEPENDENCY ? headers.get("ms-azureml-model-error-statuscode") : null;
        return wrapped != null && wrapped.matches("[45]\\d\\d") ? Integer.parseInt(wrapped) : code;
    }
}
