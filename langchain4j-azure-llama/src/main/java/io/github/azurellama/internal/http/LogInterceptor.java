package io.github.azurellama.internal.http;

import io.github.azurellama.internal.error.ServerError;
import io.github.azurellama.internal.wire.WireRequest;
import java.io.IOException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs each attempt and its response at info level, error responses too. What could be a secret is redacted, images are
 * shortened, bodies are cut; the body of a stream is not logged, because that would delay it.
 */
final class LogInterceptor implements Interceptor {

    private static final int MAX_BODY = 8 * 1024;
    private static final Pattern IMAGE =
            Pattern.compile("(data:[\\w/+.-]{1,60};base64,[A-Za-z0-9+/]{16})[A-Za-z0-9+/=]+");

    private final boolean logRequests;
    private final boolean logResponses;
    private final Logger logger;
    private final Function<Response, @Nullable ServerError> errors;

    LogInterceptor(HttpSettings settings, Function<Response, @Nullable ServerError> errors) {
        this.logRequests = settings.logRequests;
        this.logResponses = settings.logResponses;
        this.logger = settings.logger;
        this.errors = errors;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (logRequests) {
            logger.info(
                    "Request: {} {} {} {}",
                    request.method(),
                    url(request.url()),
                    headers(request.headers()),
                    body(request));
        }
        long begin = System.nanoTime();
        try {
            Response response = chain.proceed(request);
            return logResponses ? logged(request, response, begin) : response;
        } catch (IOException e) {
            if (logResponses) {
                logger.info("No response after {} ms: {}", millisSince(begin), e.toString());
            }
            throw e;
        }
    }

    /** Logs a response. One whose body breaks here fails behind the retries, as it would without the log. */
    private Response logged(Request request, Response response, long begin) {
        Response result = response;
        String body;
        try {
            body = body(request, response);
        } catch (IOException e) {
            body = "(the body broke: " + e + ")";
            result = BrokenSource.in(response, e);
        }
        logger.info(
                "Response: {} after {} ms {} {}",
                response.code(),
                millisSince(begin),
                headers(response.headers()),
                body);
        return result;
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static String url(HttpUrl url) {
        HttpUrl.Builder redacted = url.newBuilder();
        for (String name : url.queryParameterNames()) {
            if (!name.equals("api-version")) {
                redacted.setQueryParameter(name, SecretRedactor.REDACTED);
            }
        }
        return redacted.build().toString();
    }

    private static String headers(Headers headers) {
        return IntStream.range(0, headers.size())
                .mapToObj(i -> header(headers.name(i), headers.value(i)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String header(String name, String value) {
        return name + ": " + (SecretRedactor.isIn(name) ? SecretRedactor.REDACTED : value);
    }

    private static String body(Request request) {
        WireRequest wire = request.tag(WireRequest.class);
        ByteString body = wire == null ? null : wire.body();
        return body == null ? "" : shortened(body.utf8());
    }

    private String body(Request request, Response response) throws IOException {
        ServerError error = errors.apply(response);
        if (error != null) {
            return shortened(error.body());
        }
        WireRequest wire = request.tag(WireRequest.class);
        return wire != null && wire.stream()
                ? "(a stream)"
                : shortened(
                        SecretRedactor.redact(response.peekBody(MAX_BODY + 1L).string(), request));
    }

    private static String shortened(String body) {
        String text = IMAGE.matcher(body).replaceAll("$1...");
        return text.length() <= MAX_BODY
                ? text
                : text.substring(0, MAX_BODY) + "... (" + text.length() + " characters)";
    }
}
