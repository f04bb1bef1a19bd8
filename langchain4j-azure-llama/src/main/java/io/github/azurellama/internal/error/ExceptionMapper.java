package io.github.azurellama.internal.error;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.error.AzureLlamaHttpException;
import io.github.azurellama.internal.wire.MalformedResponseException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Maps every failure of a call to one of LangChain4j's exceptions, with a message that helps on its own. */
public final class ExceptionMapper {

    private final Endpoint endpoint;
    private final Timeouts timeouts;

    /** Maps failures of calls to that endpoint. */
    public ExceptionMapper(Endpoint endpoint, Timeouts timeouts) {
        this.endpoint = endpoint;
        this.timeouts = timeouts;
    }

    /**
     * The timeouts that messages name, in milliseconds.
     *
     * @param connect of {@code connectTimeout}
     * @param read of {@code readTimeout}
     * @param call of {@code callTimeout}
     */
    public record Timeouts(int connect, int read, int call) {}

    /** An error that the server reported. */
    public RuntimeException of(ServerError error, Operation operation) {
        String message = describe(error.summary() + ": " + explanation(error), operation) + remedy(error, operation);
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

    /** Anything that was thrown on the way. */
    public RuntimeException of(Throwable e, Operation operation) {
        if (e instanceof InterceptorException wrapper) {
            return wrapper.thrown();
        }
        if (e instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return interrupted(e, operation);
        }
        return e instanceof IOException io
                ? ofTransport(io, operation)
                : new LangChain4jException(describe(e.toString(), operation), e);
    }

    private RuntimeException ofTransport(IOException e, Operation operation) {
        if (e instanceof MalformedResponseException) {
            return new InternalServerException(describe(String.valueOf(e.getMessage()), operation), e);
        }
        if (Thread.currentThread().isInterrupted()) { // a virtual thread's socket is closed by it
            return interrupted(e, operation);
        }
        if (e instanceof InterruptedIOException) {
            return timedOut(e, operation);
        }
        if (e instanceof UnknownHostException) {
            return new UnresolvedModelServerException(describe("the host cannot be resolved", operation), e);
        }
        if (e instanceof SSLException) {
            return new UnresolvedModelServerException(
                    describe(
                            "no secure connection: "
                                    + String.valueOf(e.getMessage()).replaceAll("\\s+", " "),
                            operation),
                    e);
        }
        if (e instanceof ConnectException) {
            return new InternalServerException(
                    describe(
                            "the connection failed: " + rootMessage(e)
                                    + ". Check that the server runs and the URL is right",
                            operation),
                    e);
        }
        return new InternalServerException(describe("the connection failed: " + e.getMessage(), operation), e);
    }

    private RuntimeException timedOut(IOException e, Operation operation) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        String which;
        if (!(e instanceof SocketTimeoutException)) {
            which = "the call took longer than " + millis(timeouts.call) + " (callTimeout)";
        } else if (message.contains("connect")) {
            which = "no connection within " + millis(timeouts.connect) + " (connectTimeout)";
        } else {
            which = "no data received for " + millis(timeouts.read) + " (readTimeout)";
        }
        return new TimeoutException(describe(which, operation), e);
    }

    private RuntimeException interrupted(Throwable e, Operation operation) {
        return new LangChain4jException(describe("the thread was interrupted while waiting", operation), e);
    }

    private static String millis(int millis) {
        return readable(Duration.ofMillis(millis));
    }

    private static String readable(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static String explanation(ServerError error) {
        String message = error.details().message().isEmpty()
                ? "no error message in the response"
                : error.details().message();
        String code = error.details().code();
        boolean codeIsNew = code != null && !code.equals(String.valueOf(error.status()));
        String facts = Stream.of(
                        codeIsNew ? "code " + code : null,
                        error.requestId() == null ? null : "request id " + error.requestId(),
                        error.retryAfter() == null ? null : "retry after " + readable(error.retryAfter()))
                .flatMap(Stream::ofNullable)
                .collect(Collectors.joining(", "));
        return facts.isEmpty() ? message : message + " (" + facts + ")";
    }

    private String remedy(ServerError error, Operation operation) {
        String remedy = Remedy.of(error.status(), error.body(), endpoint, operation);
        return remedy.isEmpty() ? "" : ". " + remedy;
    }

    /** OkHttp names the address, the JDK below it what is wrong with it. */
    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == e ? String.valueOf(e.getMessage()) : e.getMessage() + " (" + root.getMessage() + ")";
    }

    private String describe(String what, Operation operation) {
        return what + (what.endsWith(".") ? " From " : ", from ") + endpoint.describe(operation);
    }

    private static RuntimeException exception(ServerError error, AzureLlamaHttpException cause) {
        String message = cause.getMessage();
        if (isContentFilter(error)) {
            return new ContentFilteredException(message, cause);
        }
        if (isUnknownModel(error.details())) {
            return new ModelNotFoundException(message, cause);
        }
        return switch (error.status()) {
            case 401, 403 -> new AuthenticationException(message, cause);
            case 404 -> new ModelNotFoundException(message, cause);
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

    private static boolean isUnknownModel(ErrorBody details) {
        return "unknown_model".equals(details.code())
                || (details.message().contains("The model") && details.message().contains("does not exist"));
    }
}
