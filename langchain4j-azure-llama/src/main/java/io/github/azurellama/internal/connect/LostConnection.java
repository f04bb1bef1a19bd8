package io.github.azurellama.internal.connect;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import okhttp3.Connection;
import okhttp3.Protocol;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;

/** Why an attempt got no byte of a response, as far as it allows to send the request again at once. */
enum LostConnection {

    /** The server refused the stream before it processed anything: too many streams, or a connection that it is closing. */
    REFUSED(10),

    /** The server had announced the end of the connection before the request was sent. */
    CLOSING(10),

    /** An HTTP/2 connection that other calls had used too ended with all its streams. */
    ENDED(3),

    /** The server had closed a pooled connection of HTTP/1.1. More than one is lost if another call leaves an old one just then. */
    STALE(3),

    /** Anything else: the server may have processed the request, or would do the same again. */
    OTHER(0);

    private static final long CLOSING_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final int maxResends;

    LostConnection(int maxResends) {
        this.maxResends = maxResends;
    }

    boolean allows(int resends) {
        return resends < maxResends;
    }

    static LostConnection of(IOException e, CallState state) {
        if (e instanceof ConnectionShutdownException) {
            return CLOSING;
        }
        if (isRefusal(e)) {
            return REFUSED;
        }
        Connection connection = state.connection();
        if (connection == null
                || !(state.isReused() || state.place().shares(connection)) // one that it may have ended by itself
                || state.progress().responding
                || e instanceof InterruptedIOException
                || e instanceof ProtocolException) {
            return OTHER;
        }
        if (connection.protocol() == Protocol.HTTP_2) {
            return hasEnded(e, connection) ? ENDED : OTHER;
        }
        return isInResponse(e) ? OTHER : STALE;
    }

    /** Whether the server refused the stream, which the exception alone shows. */
    static boolean isRefusal(Throwable e) {
        return e instanceof StreamResetException reset && reset.errorCode == ErrorCode.REFUSED_STREAM;
    }

    /** Whether no address of the host accepted in time, so that nothing was sent. */
    static boolean isConnectTimeout(IOException e, CallState state) {
        return state.connection() == null
                && !state.progress().securing
                && Stream.concat(Stream.of(e), Arrays.stream(e.getSuppressed()))
                        .anyMatch(failure -> failure instanceof SocketTimeoutException
                                && String.valueOf(failure.getMessage()).contains("onnect"));
    }

    /** OkHttp resets the streams of a lost connection by itself, just before it closes the socket. */
    private static boolean hasEnded(IOException e, Connection connection) {
        if (!(e instanceof StreamResetException reset)) {
            return true;
        }
        if (reset.errorCode != ErrorCode.CANCEL) {
            return false;
        }
        long end = System.nanoTime() + CLOSING_NANOS;
        while (!connection.socket().isClosed() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(CLOSING_NANOS / 50);
        }
        return connection.socket().isClosed();
    }

    /**
     * Whether a byte of an HTTP/1.1 response may have been read. OkHttp has no event for that: {@code responseHeadersStart}
     * comes after the headers, and the bytes of a socket are those of TLS. Only the exception shows where it stopped: in the
     * headers, or in a status line of which Okio's message quotes the beginning. Without a stack trace it counts as read.
     */
    private static boolean isInResponse(IOException e) {
        return Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> isInStatusLine(cause) || isInHeaders(cause));
    }

    private static boolean isInStatusLine(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return cause instanceof EOFException && message.contains("limit=") && !message.contains("limit=0 ");
    }

    private static boolean isInHeaders(Throwable cause) {
        StackTraceElement[] frames = cause.getStackTrace();
        return frames.length == 0
                || Arrays.stream(frames)
                        .anyMatch(frame -> frame.getMethodName().equals("readHeaders")
                                && frame.getClassName().startsWith("okhttp3.internal.http1."));
    }
}
