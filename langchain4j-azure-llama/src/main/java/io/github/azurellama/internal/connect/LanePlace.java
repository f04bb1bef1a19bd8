package io.github.azurellama.internal.connect;

import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Connection;
import org.jspecify.annotations.Nullable;

/** The place that a call has in a lane, if it has one. */
final class LanePlace {

    private final CallState call;
    private final AtomicReference<@Nullable Lane> lane = new AtomicReference<>();

    /** The one that was entered last, also once it is left. */
    private volatile @Nullable Lane last;

    /** The connection that takes the place. */
    private volatile @Nullable Connection connection;

    LanePlace(CallState call) {
        this.call = call;
    }

    void enter(Lane entered) {
        lane.set(entered);
        last = entered;
    }

    @Nullable Lane lane() {
        return lane.get();
    }

    /** Whether other calls have used that connection too, which is still so after the place is left. */
    boolean shares(Connection used) {
        Lane entered = last;
        return entered != null && entered.isShared(used);
    }

    void onAcquired(Connection acquired) {
        Lane current = lane.get();
        if (current != null) {
            connection = acquired;
            current.onConnected(call, acquired);
        }
    }

    void onResponse() {
        Lane current = lane.get();
        if (current != null) {
            current.onResponse();
        }
    }

    void onReleased(Connection released) {
        if (released == connection) {
            leave();
        }
    }

    /** Makes room in the lane; only the first call counts. */
    void leave() {
        connection = null;
        Lane left = lane.getAndSet(null);
        if (left != null) {
            left.leave(call);
        }
    }
}
