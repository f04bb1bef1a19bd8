package io.github.azurellama.internal.http;

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
import io.github.azurellama.internal.wire.ErrorInAnswerException;
import io.github.azurellama.internal.wire.ReplyHeaders;
import io.github.azurellama.internal.wire.RequestId;
import io.github.azurellama.internal.wire.UnusableAnswerException;
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
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Turns whatever went wrong into LangChain4j's exceptions, each with a message that helps on its own. */
final class Failures {

    private final Endpoint endpoint;
    private final RetryAfter retryAfter;
    private final OkHttpClient client;

    Failures(Endpoint endpoint, RetryAfter retryAfter, OkHttpClient client) {
        this.endpoint = endpoint;
        this.retryAfter = retryAfter;
        this.client = client;
    }

    /** A status other than success. */
    RuntimeException of(Response response, Operation operation) {
        int status = ServerAnswer.status(response);
        String body = ServerAnswer.peek(response);
        if (response.isRedirect()) {
            body = "the server redirects to "
                    + response.header("Location", "nowhere").replaceFirst("\\?.*", "");
        }
        return mapped("HTTP " + status, status, body, response::header, operation);
    }

    /** Anything that was thrown on the way. */
    RuntimeException of(Throwable e, ReplyHeaders headers, Operation operation) {
        if (e instanceof CarriedException carried) {
            return carried.thrown();
        }
        if (e instanceof ErrorInAnswerException error) {
            int status = ErrorBody.parse(error.body()).status();
            String what = status == 0 ? "error inside the answer" : "error " + status + " inside the answer";
            return mapped(what, status == 0 ? 500 : status, error.body(), headers, operation);
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
        if (e instanceof UnusableAnswerException || e instanceof OversizeException) {
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
            which = "the call took longer than callTimeout, " + millis(client.callTimeoutMillis());
        } else if (message.contains("connect")) {
            which = "no connection within connectTimeout, " + millis(client.connectTimeoutMillis());
        } else {
            which = "no byte arrived or left within readTimeout, " + millis(client.readTimeoutMillis());
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

    private RuntimeException mapped(String what, int status, String body, ReplyHeaders headers, Operation operation) {
        ErrorBody error = ErrorBody.parse(body);
        String requestId = RequestId.of(headers);
        Duration delay = retryAfter.of(status, headers, body);
        var cause = new AzureLlamaHttpException(
                status,
                describe(what + ": " + said(status, error, requestId, delay), operation)
                        + remedy(status, body, operation),
                new AzureLlamaHttpException.Details(error.code(), requestId, delay, error.filterResults(), body));
        return exception(status, error, body, cause);
    }

    private static String said(int status, ErrorBody error, @Nullable String requestId, @Nullable Duration delay) {
        String message = error.message().isEmpty() ? "the server gave no reason" : error.message();
        String code =
                error.code() == null || error.code().equals(String.valueOf(status)) ? null : "code " + error.code();
        String id = requestId == null ? null : "request id " + requestId;
        String wait = delay == null ? null : "asks to wait " + readable(delay);
        String facts = Stream.of(code, id, wait).flatMap(Stream::ofNullable).collect(Collectors.joining(", "));
        return facts.isEmpty() ? message : message + " (" + facts + ")";
    }

    private String remedy(int status, String body, Operation operation) {
        String remedy = Remedy.of(status, body, endpoint, operation);
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

    private static RuntimeException exception(int status, ErrorBody error, String body, AzureLlamaHttpException cause) {
        String message = cause.getMessage();
        if (isContentFilter(error, body)) {
            return new ContentFilteredException(message, cause);
        }
        if (isUnknownModel(error)) {
            return new ModelNotFoundException(message, cause);
        }
        return switch (status) {
            case 401, 403 -> new AuthenticationException(message, cause);
            case 404 -> new ModelNotFoundException(message, cause);
            case 408 -> new TimeoutException(message, cause);
            case 429 -> new RateLimitException(message, cause);
            case 409, 424 -> new InternalServerException(message, cause);
            default ->
                status >= 300 && status < 500
                        ? new InvalidRequestException(message, cause)
                        : new InternalServerException(message, cause);
        };
    }

    private static boolean isContentFilter(ErrorBody error, String body) {
        return "content_filter".equals(error.code())
                || body.contains("ResponsibleAIPolicyViolation")
                || body.contains("violates azure ai content safety");
    }

    private static boolean isUnknownModel(ErrorBody error) {
        return "unknown_model".equals(error.code())
                || (error.message().contains("The model") && error.message().contains("does not exist"));
    }
}
