package io.github.azurellama.internal.error;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.error.AzureLlamaHttpException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Maps every failure of a call to one of LangChain4j's exceptions, with a message that helps on its own. */
public final class ExceptionMapper {

    private final Endpoint endpoint;
    private final TransportFailures failures;

    /** Maps failures of calls to that endpoint. */
    public ExceptionMapper(Endpoint endpoint, TransportFailures.Timeouts timeouts) {
        this.endpoint = endpoint;
        this.failures = new TransportFailures(timeouts, endpoint.isEncrypted());
    }

    /** An error that the server reported. */
    public RuntimeException of(ServerError error, Operation operation) {
        String message = new Explanation(error.summary() + ": " + said(error), Remedy.of(error, endpoint, operation))
                .at(endpoint.describe(operation));
        var cause = new AzureLlamaHttpException(
                error.status(),
                message,
                new AzureLlamaHttpException.Details(
                        error.details().code(),
                        error.requestId(),
                        error.retryAfter(),
                        error.details().filterResults(),
                        error.body()));
        return exception(error, cause);
    }

    /** Anything that was thrown on the way; what is one of LangChain4j's exceptions already stays as it is. */
    public RuntimeException of(Throwable e, Operation operation) {
        return failures.of(e, explanation -> explanation.at(endpoint.describe(operation)));
    }

    private static String said(ServerError error) {
        String message = error.details().message().isEmpty()
                ? "no error message in the response"
                : error.details().message();
        String code = error.details().code();
        boolean codeIsNew = code != null && !code.equals(String.valueOf(error.status()));
        String facts = Stream.of(
                        codeIsNew ? "code " + code : null,
                        error.requestId() == null ? null : "request id " + error.requestId(),
                        error.retryAfter() == null
                                ? null
                                : "retry after " + TransportFailures.readable(error.retryAfter()))
                .flatMap(Stream::ofNullable)
                .collect(Collectors.joining(", "));
        return facts.isEmpty() ? message : message + " (" + facts + ")";
    }

    private static RuntimeException exception(ServerError error, AzureLlamaHttpException cause) {
        String message = cause.getMessage();
        if (isContentFilter(error)) {
            return new ContentFilteredException(message, cause);
        }
        if (error.unknownModel()) {
            return new ModelNotFoundException(message, cause);
        }
        return switch (error.status()) {
            case 401, 403, 407 -> new AuthenticationException(message, cause);
            case 404, 410 -> new ModelNotFoundException(message, cause);
            case 408 -> new TimeoutException(message, cause);
            case 429 -> new RateLimitException(message, cause);
            case 409, 424 -> new InternalServerException(message, cause);
            default ->
                error.status() >= 300 && error.status() < 500
                        ? new InvalidRequestException(message, cause)
                        : new InternalServerException(message, cause);
        };
    }

    private static boolean isContentFilter(ServerError error) {
        return "content_filter".equals(error.details().code())
                || error.body().contains("ResponsibleAIPolicyViolation")
                || error.body().contains("violates azure ai content safety");
    }
}
