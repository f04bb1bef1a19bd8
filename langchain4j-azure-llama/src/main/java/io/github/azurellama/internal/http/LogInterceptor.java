package io.github.azurellama.internal.http;

import io.github.azurellama.internal.wire.WireRequest;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;

/**
 * Logs each attempt and its answer at info level, refusals too. What could be a secret is masked whole, images are
 * shortened, bodies are cut; the body of a stream is not logged, because that would hold it back.
 */
final class LogInterceptor implements Interceptor {

    private static final int MAX_BODY = 8 * 1024;
    private static final Pattern IMAGE =
            Pattern.compile("(data:[\\w/+.-]{1,60};base64,[A-Za-z0-9+/]{16})[A-Za-z0-9+/=]+");

    private final HttpSettings.Log log;

    LogInterceptor(HttpSettings.Log log) {
        this.log = log;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (log.requests()) {
            log.logger()
                    .info(
                            "Request: {} {} {} {}",
                            request.method(),
                            url(request.url()),
                            headers(request.headers()),
                            body(request));
        }
        long begin = System.nanoTime();
        try {
            Response response = chain.proceed(request);
            if (log.responses()) {
                log.logger()
                        .info(
                                "Response: {} after {} ms {} {}",
                                response.code(),
                                millisSince(begin),
                                headers(response.headers()),
                                body(request, response));
            }
            return response;
        } catch (IOException e) {
            if (log.responses()) {
                log.logger().info("No response after {} ms: {}", millisSince(begin), e.toString());
            }
            throw e;
        }
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static String url(HttpUrl url) {
        HttpUrl.Builder masked = url.newBuilder();
        for (String name : url.queryParameterNames()) {
            if (!name.equals("api-version")) {
                masked.setQueryParameter(name, Secrets.MASK);
            }
        }
        return masked.build().toString();
    }

    private static String headers(Headers headers) {
        return IntStream.range(0, headers.size())
                .mapToObj(i -> header(headers.name(i), headers.value(i)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String header(String name, String value) {
        return name + ": " + (Secrets.isIn(name) ? Secrets.MASK : value);
    }

    private static String body(Request request) {
        WireRequest wire = request.tag(WireRequest.class);
        ByteString body = wire == null ? null : wire.body();
        return body == null ? "" : shortened(body.utf8());
    }

    private static String body(Request request, Response response) throws IOException {
        WireRequest wire = request.tag(WireRequest.class);
        boolean streaming = response.isSuccessful() && wire != null && wire.stream();
        return streaming
                ? "(a stream)"
                : shortened(Secrets.masked(response.peekBody(MAX_BODY).string(), request.headers()));
    }

    private static String shortened(String body) {
        String text = IMAGE.matcher(body).replaceAll("$1...");
        return text.length() <= MAX_BODY
                ? text
                : text.substring(0, MAX_BODY) + "... (" + text.length() + " characters)";
    }
}
