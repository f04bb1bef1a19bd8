package io.github.azurellama.internal.connect;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
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

    /** How often a waiting call checks whether it was cancelled; OkHttp offers no notice of that. */
    private static final long CANCEL_CHECK_MILLIS = 20;

    private final ConnectionPool firstPool;
    private final List<Lane> lanes = new ArrayList<>();
    private int capacity = STREAMS;
    private @Nullable Protocol protocol;

    HostLanes(ConnectionPool firstPool) {
        this.firstPool = firstPool;
    }

    /**
     * Enters a lane, after waiting for its connection if another call makes one. Null if the host speaks HTTP/1.1, where each
     * call needs a connection of its own.
     */
    @Nullable Lane enter(Call call, CallState state) throws IOException {
        Lane reserved = null;
        boolean entered = false;
        try {
            while (true) {
                CountDownLatch connected;
                synchronized (this) {
                    if (protocol == Protocol.HTTP_1_1) {
                        return null;
                    }
                    if (reserved == null && !isFirstContact()) {
                        reserved = reserve();
                    }
                    if (reserved != null && reserved.admits(state)) {
                        entered = true;
                        return reserved;
                    }
                    connected = (reserved == null ? lanes.get(0) : reserved).connected();
                }
                await(connected, call);
            }
        } finally {
            if (reserved != null && !entered) {
                reserved.leave(state);
            }
        }
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
        ConnectionPool pool = lanes.isEmpty() ? firstPool : new ConnectionPool(1, 5, TimeUnit.MINUTES);
        Lane lane = new Lane(this, pool, capacity);
        lane.reserve();
        lanes.add(lane);
        return lane;
    }

    private static void await(CountDownLatch connected, Call call) throws IOException {
        try {
            while (!connected.await(CANCEL_CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (call.isCanceled()) {
                    throw new IOException("Canceled");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a connection");
        }
    }

    void onProtocol(Protocol negotiated) {
        protocol = negotiated == Protocol.HTTP_2 ? Protocol.HTTP_2 : Protocol.HTTP_1_1;
    }

    void onCapacity(int learned) {
        capacity = Math.min(capacity, learned);
    }
}
