package io.github.azurellama.internal.error;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import io.github.azurellama.internal.wire.MalformedResponseException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Maps what keeps a call from getting any response: timeouts, lost connections, proxies, interrupts, failing interceptors. */
public final class TransportFailures {

    private final Timeouts timeouts;
    private final boolean isEncrypted;

    TransportFailures(Timeouts timeouts, boolean isEncrypted) {
        this.timeouts = timeouts;
        this.isEncrypted = isEncrypted;
    }

    /**
     * The timeouts that messages name, in milliseconds.
     *
     * @param connect of {@code connectTimeout}
     * @param read of {@code readTimeout}
     * @param call of {@code callTimeout}
     */
    public record Timeouts(int connect, int read, int call) {}

    RuntimeException of(Throwable e, Function<Explanation, String> describe) {
        if (e instanceof InterceptorException wrapper && wrapper.getCause() != null) {
            return of(wrapper.getCause(), describe);
        }
        if (e instanceof LangChain4jException known) {
            return known;
        }
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return interrupted(e, describe);
        }
        return e instanceof IOException io
                ? ofTransport(io, describe)
                : new LangChain4jException(describe.apply(Explanation.of("the call failed: " + e)), e);
    }

    private RuntimeException ofTransport(IOException e, Function<Explanation, String> describe) {
        if (e instanceof MalformedResponseException) {
            return new InternalServerException(describe.apply(Explanation.of(String.valueOf(e.getMessage()))), e);
        }
        if (Thread.currentThread().isInterrupted()) { // the call was cancelled, or a virtual thread's socket closed
            return interrupted(e, describe);
        }
        if (e instanceof InterruptedIOException) {
            return new TimeoutException(describe.apply(timeout(e)), e);
        }
        if (e instanceof UnknownHostException) {
            return new UnresolvedModelServerException(
                    describe.apply(new Explanation(
                            "the host cannot be resolved",
                            "Check the URL, and that this computer's name server knows it")),
                    e);
        }
        if (e instanceof UnknownServiceException) { // whose message goes on with all that the client allows
            return new UnresolvedModelServerException(
                    describe.apply(new Explanation(
                            "the client allows no such connection: "
                                    + String.valueOf(e.getMessage()).replaceFirst("\\. .*", ""),
                            "Check connectionSpecs and protocols of the client that was passed to okHttpClient, and"
                                    + " the system property jdk.tls.client.protocols")),
                    e);
        }
        int proxyStatus = proxyStatus(e);
        if (proxyStatus != 0) {
            return proxyRefusal(proxyStatus, e, describe);
        }
        if (e instanceof SSLException ssl && !TlsFailure.isLostConnection(e)) {
            return new UnresolvedModelServerException(describe.apply(TlsFailure.explain(ssl)), e);
        }
        if (e instanceof ConnectException) {
            return new InternalServerException(
                    describe.apply(new Explanation(
                            "the connection failed: " + rootMessage(e),
                            "Check that the server runs and the URL is right")),
                    e);
        }
        return new InternalServerException(describe.apply(BrokenConnection.explain(e, isEncrypted)), e);
    }

    private Explanation timeout(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (!(e instanceof SocketTimeoutException)) {
            return new Explanation(
                    "the call took longer than " + millis(timeouts.call) + " (callTimeout)",
                    "Raise it if the model takes longer, or lower maxOutputTokens");
        }
        return message.contains("connect")
                ? new Explanation(
                        "no connection within " + millis(timeouts.connect) + " (connectTimeout)",
                        "Check the URL, and that a firewall lets this computer connect to it")
                : new Explanation(
                        "no data received for " + millis(timeouts.read) + " (readTimeout)",
                        "Raise it if the model takes longer");
    }

    /** The status with which a proxy refused to connect to the server, or 0. OkHttp gives it in the message only. */
    public static int proxyStatus(IOException e) {
        String prefix = "Unexpected response code for CONNECT: ";
        return Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                .map(cause -> String.valueOf(cause.getMessage()))
                .mapToInt(message -> message.equals("Failed to authenticate with proxy")
                        ? 407
                        : message.matches(prefix + "\\d{3}") ? Integer.parseInt(message.substring(prefix.length())) : 0)
                .filter(status -> status != 0)
                .findFirst()
                .orElse(0);
    }

    private static RuntimeException proxyRefusal(int status, IOException e, Function<Explanation, String> describe) {
        String what = "the proxy refused to connect to the server with HTTP " + status;
        if (status == 407) {
            return new AuthenticationException(
                    describe.apply(new Explanation(
                            what + ": it requires a login",
                            "Set proxyAuthenticator on the client that is passed to okHttpClient")),
                    e);
        }
        if (status == 429) {
            return new RateLimitException(describe.apply(Explanation.of(what)), e);
        }
        return isProxyBusy(status)
                ? new InternalServerException(describe.apply(Explanation.of(what)), e)
                : new UnresolvedModelServerException(
                        describe.apply(new Explanation(
                                what, "Allow the host and port of the endpoint on the proxy, or exempt them from it")),
                        e);
    }

    /** Whether a proxy that refused with that status may connect later. */
    public static boolean isProxyBusy(int status) {
        return status >= 500 || status == 429 || status == 408;
    }

    private static RuntimeException interrupted(Throwable e, Function<Explanation, String> describe) {
        return new LangChain4jException(describe.apply(Explanation.of("the thread was interrupted while waiting")), e);
    }

    private static String millis(int millis) {
        return readable(Duration.ofMillis(millis));
    }

    static String readable(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    /** OkHttp names the address, the JDK below it what is wrong with it. */
    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == e ? String.valueOf(e.getMessage()) : e.getMessage() + " (" + root.getMessage() + ")";
    }
}
