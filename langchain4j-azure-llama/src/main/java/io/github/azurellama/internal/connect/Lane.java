package io.github.azurellama.internal.connect;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * One connection's worth of streams to a host, with a connection pool of its own. The first call connects alone; those that
 * come meanwhile wait for its handshake and then share the connection, where each would have made one of its own. All
 * fields are guarded by the host's lock.
 */
final class Lane {

    /** More than a server takes to respond to some call, if it is not slow to respond to all. */
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final HostLanes host;
    private final ConnectionPool pool;
    private int streams;
    private int capacity;
    private @Nullable Connection connection;

    /** The last connection that two calls have used. */
    private @Nullable Connection shared;

    /** When the server last responded to any call, by {@link System#nanoTime}. */
    private long responded = System.nanoTime();

    /** The connection that gave nothing for so long that no further call gets it. */
    private @Nullable Connection silent;

    /** The connection on which the server refused a stream last, until another call gets that connection or a new one. */
    private @Nullable Connection refusing;

    /** The call that connects. */
    private @Nullable CallState connector;

    /** What the others wait for meanwhile: false if that call failed to connect, as others would. */
    private CompletableFuture<Boolean> connected = new CompletableFuture<>();

    Lane(HostLanes host, ConnectionPool pool, int capacity) {
        this.host = host;
        this.pool = pool;
        this.capacity = capacity;
    }

    boolean leadsTo(HostLanes to) {
        return host == to;
    }

    ConnectionPool pool() {
        return pool;
    }

    boolean hasRoom() {
        return streams < capacity;
    }

    void reserve() {
        streams++;
    }

    boolean isConnecting() {
        return connector != null;
    }

    CompletableFuture<Boolean> connected() {
        return connected;
    }

    /** Whether the call may go on: on the connection that is there, or as the one that connects. */
    boolean admits(CallState call) {
        if (connection == null && connector == null) {
            connector = call;
            connected = new CompletableFuture<>();
        }
        return connection != null || connector == call;
    }

    void onConnected(CallState call, Connection acquired) {
        synchronized (host) {
            if (refusing != null && refusing != acquired) { // it refused because it was ending, not for its limit
                capacity = HostLanes.STREAMS;
                host.onUnlimited();
            }
            refusing = null;
            if (connection == acquired) {
                shared = acquired;
            } else {
                host.onNewConnection();
            }
            host.onProtocol(acquired.protocol());
            connection = acquired;
            connector = call;
            releaseFollowers(call, true);
        }
    }

    /** After a failed attempt the next call connects alone again, unless another connection is there by now. */
    void onFailure(CallState call, boolean isCanceled) {
        synchronized (host) {
            if (connection == call.connection()) {
                connection = null;
            }
            releaseFollowers(call, isCanceled);
        }
    }

    /** Whether several calls have used that connection. */
    boolean isShared(Connection used) {
        synchronized (host) {
            return shared == used;
        }
    }

    void onResponse() {
        synchronized (host) {
            responded = System.nanoTime();
        }
    }

    /**
     * A call was given up, by its timeout or its caller, before its response began. If no other call got one meanwhile either,
     * the connection may be dead, as after a firewall forgot it: then those that run may go on, and no further call waits for
     * its own timeout there.
     */
    void onGivenUp(CallState call) {
        synchronized (host) {
            long requested = call.progress().requested;
            if (call.progress().requesting
                    && connection != null
                    && connection == call.connection()
                    && connection.protocol() == Protocol.HTTP_2
                    && responded - requested < 0
                    && System.nanoTime() - requested > SILENCE_NANOS) {
                silent = connection;
                host.retire(this);
            }
        }
    }

    /** The server allows fewer streams than there are, or it is ending the connection, which the next call will show. */
    void onRefused(CallState call) {
        synchronized (host) {
            refusing = call.connection();
            capacity = Math.max(1, Math.min(capacity, streams - 1));
            host.onLimit(capacity);
        }
    }

    void leave(CallState call) {
        synchronized (host) {
            streams--;
            if (streams == 0) {
                connection = null; // an idle connection may be closed at any time
                ShortClose.abort(silent);
            }
            releaseFollowers(call, true);
        }
    }

    private void releaseFollowers(CallState call, boolean mayWaitAgain) {
        if (connector == call) {
            connector = null;
            connected.complete(mayWaitAgain);
        }
    }
}
