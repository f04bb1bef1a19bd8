package io.github.azurellama.internal.connect;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call's current attempt; a tag of its request. {@link ConnectionEvents} and {@link ConnectionInterceptor}
 * write it.
 */
public final class CallState {

    private final AtomicReference<@Nullable Lane> lane = new AtomicReference<>();
    private volatile @Nullable Connection connection;
    private volatile boolean connecting;
    private volatile boolean sent;
    private volatile @Nullable Response response;
    private volatile long keepAliveNanos;
    private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

    /** The state of a call that has not begun. */
    public CallState() {}

    static @Nullable CallState of(Call call) {
        return call.request().tag(CallState.class);
    }

    /** Completes when the call is cancelled, by its caller or because it is over its timeout. */
    public static CompletableFuture<Void> cancelled(Call call) {
        CallState state = of(call);
        return state == null ? new CompletableFuture<>() : state.cancelled;
    }

    /** Runs that when the call is cancelled, on the thread that cancels it. */
    @SuppressWarnings("FutureReturnValueIgnored") // of a callback that cannot fail
    public static void whenCancelled(Call call, Runnable action) {
        CompletableFuture<Void> future = cancelled(call);
        future.whenComplete((nothing, failure) -> action.run());
    }

    void onCancelled() {
        cancelled.complete(null);
    }

    /** Begins another attempt that counts as the first. */
    public void reset() {
        sent = false;
        begin();
    }

    /** Whether a byte of the request may have reached a server. */
    public boolean isSent() {
        return sent;
    }

    /** Closes the response that the network gave last, if there is one. */
    public void closeResponse() {
        Response last = response;
        if (last != null) {
            last.close();
        }
    }

    void begin() {
        connection = null;
        connecting = false;
        keepAliveNanos = 0;
    }

    void enter(Lane entered) {
        lane.set(entered);
    }

    /** Makes room in the lane; only the first call counts. */
    void leave() {
        Lane left = lane.getAndSet(null);
        if (left != null) {
            left.leave(this);
        }
    }

    void onConnecting() {
        connecting = true;
    }

    void onAcquired(Connection acquired) {
        connection = acquired;
        KeepAlive.onAcquired(acquired);
        Lane current = lane.get();
        if (current != null) {
            current.onConnected(this, acquired);
        }
    }

    void onSending() {
        sent = true;
    }

    void onReleased(Connection released) {
        if (keepAliveNanos > 0) {
            KeepAlive.onIdle(released, keepAliveNanos);
        }
        leave();
    }

    void onResponse(Response received) {
        response = received;
        String keepAlive = received.header("Keep-Alive");
        keepAliveNanos = keepAlive == null ? 0 : KeepAlive.nanos(keepAlive);
    }

    /** The connection of this attempt, or null if it got none. */
    @Nullable Connection connection() {
        return connection;
    }

    /** Whether the connection was there before this attempt. */
    boolean isReused() {
        return !connecting;
    }
}
