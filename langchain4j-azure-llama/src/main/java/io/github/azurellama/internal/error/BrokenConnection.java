package io.github.azurellama.internal.error;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;

/** What became of a connection that broke. */
final class BrokenConnection {

    /**
     * A way to break.
     *
     * @param sign what OkHttp's or the JDK's message begins with
     * @param text what it means
     * @param remedy what to do, or nothing
     */
    private record Break(String sign, String text, String remedy) {}

    private static final String CLOSED = "the server closed it before the response was complete";

    /** The first that applies counts. */
    private static final List<Break> BREAKS = List.of(
            new Break(
                    "stream was reset: HTTP_1_1_REQUIRED",
                    "the server requires HTTP/1.1",
                    ". Set protocols to HTTP_1_1 alone on the client that is passed to okHttpClient"),
            new Break(
                    "stream was reset: REFUSED_STREAM",
                    "the server refused the request before it processed it",
                    ". It may have too many: try later, or send fewer at a time"),
            new Break(
                    "stream was reset: ENHANCE_YOUR_CALM",
                    "the server limits what a client may do on a connection",
                    ". Send fewer requests at a time"),
            new Break("stream was reset", CLOSED, ""),
            new Break("unexpected end of stream", CLOSED, ""),
            new Break("Connection reset", CLOSED, ""),
            new Break("Broken pipe", CLOSED, ""));

    private BrokenConnection() {}

    /** The text of a message that begins with the connection. */
    static String text(IOException e) {
        String message = String.valueOf(e.getMessage());
        String detail = e.getMessage() == null || e instanceof EOFException ? "" : " (" + message + ")";
        if (e instanceof SSLHandshakeException) {
            return "the server closed it before it was secure" + detail + ". Check that it speaks TLS on this port";
        }
        if (e instanceof EOFException || e.getCause() instanceof EOFException) {
            return CLOSED + detail;
        }
        return BREAKS.stream()
                .filter(way -> message.startsWith(way.sign))
                .findFirst()
                .map(way -> way.text + detail + way.remedy)
                .orElse(e.getMessage() == null ? e.toString() : message);
    }
}
