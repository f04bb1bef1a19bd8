package io.github.azurellama.internal.connect;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import okhttp3.Connection;
import okio.AsyncTimeout;

/**
 * Closes an HTTP/2 connection that takes no more of what a call writes, because the server has stopped reading. A timeout or a
 * cancel of OkHttp ends the stream, while the thread still waits for the socket, and every other call on the connection for
 * that thread.
 */
final class WriteWatch extends AsyncTimeout {

    /**
     * OkHttp's own end of a stream comes first, which is all it takes if only that stream has no room. On a slow line, Linux lets
     * a thread write on only once a third of a full buffer is sent, which may take seconds.
     */
    private static final long GRACE_MILLIS = 5_000;

    private final Connection connection;
    private boolean writing = true;
    private volatile boolean cancelled;
    private volatile boolean timedOut;

    private WriteWatch(Connection connection) {
        this.connection = connection;
    }

    /** Begins, for a request that is about to be written. */
    static WriteWatch start(Connection connection, long writeTimeoutMillis) {
        var watch = new WriteWatch(connection);
        if (writeTimeoutMillis > 0) {
            watch.timeout(writeTimeoutMillis + GRACE_MILLIS, TimeUnit.MILLISECONDS);
        }
        watch.enter();
        return watch;
    }

    /** Begins anew, because the connection has taken a part of the request. */
    synchronized void onWritten() {
        if (writing) {
            exit();
            enter();
        }
    }

    /** The call was cancelled, which a thread notices that can write on. */
    synchronized void onCancelled() {
        cancelled = true;
        if (writing) {
            exit();
            timeout(GRACE_MILLIS, TimeUnit.MILLISECONDS);
            enter();
        }
    }

    /** The request is written, or given up. */
    synchronized void end() {
        if (writing) {
            writing = false;
            exit();
        }
    }

    /** What the call fails with: that, or a timeout if nothing else was the reason. */
    IOException failure(IOException e) {
        if (!timedOut || cancelled) {
            return e;
        }
        var timeout = new SocketTimeoutException("timeout");
        timeout.initCause(e);
        return timeout;
    }

    /** Runs on Okio's one thread for timeouts, which must not wait for a socket. */
    @Override
    protected void timedOut() {
        timedOut = true;
        ShortClose.abort(connection);
    }
}
