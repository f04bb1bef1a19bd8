package io.github.azurellama.internal.connect;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * The lanes to one host. A new HTTP/2 connection of OkHttp takes any number of streams until the server's settings arrive, so
 * that a burst overruns the server's limit. Here each connection gets 100, which RFC 9113 recommends as the least that a
 * server allows, or fewer once the server has refused some.
 */
final class HostLanes {

    static final int STREAMS = 100;

    /**
     * How long a call waits for connections that others make, since it came or since the host last accepted one: longer than
     * any handshake that is going on at all. In a large burst the last of many handshakes may take longer than that.
     */
    static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final ConnectionPool firstPool;
    private final Duration maxWait;
    private final LongSupplier nanoTime;
    private final List<Lane> lanes = new ArrayList<>();
    private boolean usesFirstPool;
    private int capacity = STREAMS;
    private @Nullable Protocol protocol;
    private long lastConnected;

    HostLanes(ConnectionPool firstPool, Duration maxWait, LongSupplier nanoTime) {
        this.firstPool = firstPool;
        this.maxWait = maxWait;
        this.nanoTime = nanoTime;
        this.lastConnected = nanoTime.getAsLong();
    }

    /**
     * Enters a lane, after waiting for its connection if another call makes one. Null if the host speaks HTTP/1.1, where each
     * call needs a connection of its own.
     */
    @Nullable Lane enter(Call call, CallState state) throws IOException {
        Lane reserved = null;
        boolean entered = false;
        boolean mayWait = true;
        long begin = nanoTime.getAsLong();
        try {
            while (true) {
                CompletableFuture<Boolean> connected;
                long left;
                synchronized (this) {
                    long now = nanoTime.getAsLong();
                    left = maxWait.toNanos() - Math.min(now - begin, now - lastConnected);
                    mayWait &= left > 0;
                    if (protocol == Protocol.HTTP_1_1) {
                        return null;
                    }
                    if (reserved == null && !(mayWait && isFirstContact())) {
                        reserved = reserve();
                    }
                    if (reserved != null && (reserved.admits(state) || !mayWait)) {
                        entered = true;
                        return reserved;
                    }
                    connected = (reserved == null ? lanes.get(0) : reserved).connected();
                }
                // Where one call failed to connect the others try at the same time, or the last would wait for all of
                // them.
                mayWait = Detached.await(call, atMost(left, connected), "a connection");
            }
        } finally {
            if (reserved != null && !entered) {
                reserved.leave(state);
            }
        }
    }

    /** Ends in time to look whether the host has accepted other connections meanwhile. */
    private static CompletableFuture<Boolean> atMost(long nanos, CompletableFuture<Boolean> connected) {
        return connected.copy().completeOnTimeout(true, nanos, TimeUnit.NANOSECONDS);
    }

    /** Another call is finding out which protocol the host speaks, which decides whether lanes are of use. */
    private boolean isFirstContact() {
        return protocol == null && !lanes.isEmpty() && lanes.get(0).isConnecting();
    }

    private Lane reserve() {
        for (Lane lane : lanes) {
            if (lane.hasRoom()) {
                lane.reserve();
                return lane;
            }
        }
        ConnectionPool pool = usesFirstPool ? new ConnectionPool(1, 5, TimeUnit.MINUTES) : firstPool;
        usesFirstPool = true;
        Lane lane = new Lane(this, pool, capacity);
        lane.reserve();
        lanes.add(lane);
        return lane;
    }

    /** No further call enters that. */
    void retire(Lane lane) {
        lanes.remove(lane);
    }

    /** A call without a lane got that connection: since the last one, the host may have begun to speak HTTP/2. */
    synchronized void onConnection(@Nullable Connection acquired) {
        if (acquired != null) {
            onProtocol(acquired.protocol());
        }
    }

    void onNewConnection() {
        lastConnected = nanoTime.getAsLong();
    }

    void onProtocol(Protocol negotiated) {
        protocol = negotiated == Protocol.HTTP_2 ? Protocol.HTTP_2 : Protocol.HTTP_1_1;
    }

    void onLimit(int learned) {
        capacity = Math.min(capacity, learned);
    }

    void onUnlimited() {
        capacity = STREAMS;
    }
}
