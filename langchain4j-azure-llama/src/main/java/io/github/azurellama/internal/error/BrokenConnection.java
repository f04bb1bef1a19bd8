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
                    "Set protocols to HTTP_1_1 alone on the client that is passed to okHttpClient"),
            new Break(
                    "stream was reset: REFUSED_STREAM",
                    "the server refused the request before it processed it",
                    "It may have too many: try later, or send fewer at a time"),
            new Break(
                    "stream was reset: ENHANCE_YOUR_CALM",
                    "the server limits what a client may do on a connection",
                    "Send fewer requests at a time"),
            new Break("stream was reset", CLOSED, ""),
            new Break("unexpected end of stream", CLOSED, ""),
            new Break("Connection reset", CLOSED, ""),
            new Break("Broken pipe", CLOSED, ""),
            // The JDK's TLS, where the server's end is known before the request is written; and Windows.
            new Break("Connection or outbound has ", CLOSED, ""),
            new Break("Connection or inbound has ", CLOSED, ""),
            new Break("Software caused connection abort", CLOSED, ""),
            new Break("An established connection was aborted", CLOSED, ""));

    /** What OkHttp says where no response of HTTP began, as of a server that expects TLS. */
    private static final List<String> NO_HTTP = List.of("unexpected end of stream on", "Unexpected status line");

    private BrokenConnection() {}

    /** What became of it, and what to do. */
    static Explanation explain(IOException e, boolean isEncrypted) {
        Explanation connection = ofConnection(e);
        boolean mayNeedTls = !isEncrypted && NO_HTTP.stream().anyMatch(String.valueOf(e.getMessage())::startsWith);
        return new Explanation(
                "the connection failed: " + connection.what(),
                mayNeedTls ? "If the server speaks TLS on this port, use https" : connection.remedy());
    }

    private static Explanation ofConnection(IOException e) {
        String message = String.valueOf(e.getMessage());
        String detail = e.getMessage() == null || e instanceof EOFException ? "" : " (" + message + ")";
        if (e instanceof SSLHandshakeException) {
            return new Explanation(
                    "the server closed it before it was secure" + detail, "Check that it speaks TLS on this port");
        }
        if (message.startsWith("no connection through the proxy")) {
            return new Explanation(
                    message, "Check the proxy that this JVM, or the client that was passed to okHttpClient, is set to");
        }
        if (e instanceof EOFException || e.getCause() instanceof EOFException) {
            return Explanation.of(CLOSED + detail);
        }
        return BREAKS.stream()
                .filter(way -> message.startsWith(way.sign))
                .findFirst()
                .map(way -> new Explanation(way.text + detail, way.remedy))
                .orElse(Explanation.of(e.getMessage() == null ? e.toString() : message));
    }
}
