package io.github.azurellama.internal.connect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call's current attempt: a tag of its request, and the listener that OkHttp notifies of what happens to
 * its connection.
 */
public final class CallState extends EventListener {

    private final LanePlace place = new LanePlace(this);
    private volatile @Nullable Connection connection;

    /** Whether OkHttp keeps the connection for this call, as it does until the call ends, also between two attempts. */
    private volatile boolean holdsConnection;

    private volatile AttemptProgress progress = new AttemptProgress();
    private volatile boolean sent;
    private volatile boolean awaitingResponse;
    private volatile @Nullable Response response;
    private volatile long keepAliveNanos;
    private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

    /** The state of a call that has not begun. */
    public CallState() {}

    /** Lets the state of each call listen before the client's own listener, which may throw. */
    public static void listen(OkHttpClient.Builder client, EventListener.Factory given) {
        client.eventListenerFactory(call -> {
            EventListener users = given.create(call);
            CallState state = of(call.request());
            if (state == null) {
                return users;
            }
            return users == EventListener.NONE ? state : state.plus(users);
        });
    }

    static @Nullable CallState of(Request request) {
        return request.tag(CallState.class);
    }

    /** Completes when the call is cancelled, by its caller or because it is over its timeout. */
    public static CompletableFuture<Void> cancelled(Call call) {
        CallState state = of(call.request());
        return state == null ? new CompletableFuture<>() : state.cancelled;
    }

    /** Runs that when the call is cancelled, on the thread that cancels it. */
    @SuppressWarnings("FutureReturnValueIgnored") // of a callback that cannot fail
    public static void whenCancelled(Call call, Runnable action) {
        cancelled(call).whenComplete((nothing, failure) -> action.run());
    }

    /** Begins another attempt that counts as the first. */
    public void reset() {
        sent = false;
        awaitingResponse = false;
        begin();
    }

    /** Whether a byte of the request may have reached a server. */
    public boolean isSent() {
        return sent;
    }

    /** Whether the request was sent and no response has begun, so that a server may process it. */
    public boolean isAwaitingResponse() {
        return awaitingResponse;
    }

    /** The server refused the request before it processed anything, or had closed the connection before it came. */
    void onUnprocessed() {
        awaitingResponse = false;
    }

    /** Closes the response that the network gave last, if there is one. */
    public void closeResponse() {
        Response last = response;
        if (last != null) {
            last.close();
        }
    }

    void begin() {
        Connection held = connection;
        if (held != null && !(holdsConnection && !held.socket().isClosed())) {
            forgetConnection();
        }
        progress = new AttemptProgress();
        keepAliveNanos = 0;
    }

    private void forgetConnection() {
        connection = null;
        holdsConnection = false;
        place.leave();
    }

    LanePlace place() {
        return place;
    }

    /** The lane of an attempt before, whose connection is kept; null if there is none, or it leads to another host. */
    @Nullable Lane laneTo(HostLanes host) {
        Lane current = place.lane();
        if (current != null && !current.leadsTo(host)) {
            forgetConnection();
            return null;
        }
        return current;
    }

    void onResponse(Response received) {
        response = received;
        awaitingResponse = false;
        place.onResponse();
        keepAliveNanos = KeepAlive.nanos(received.header("Keep-Alive"));
    }

    /** The connection of this attempt, or null if it got none. */
    public @Nullable Connection connection() {
        return connection;
    }

    /** Whether the connection was there before this attempt. */
    public boolean isReused() {
        return !progress.connecting;
    }

    AttemptProgress progress() {
        return progress;
    }

    @Override
    public void dnsStart(Call call, String host) {
        progress.lookedUp = host;
        DetachedDns.begin(call);
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        progress.connecting = true;
    }

    @Override
    public void connectFailed(
            Call call, InetSocketAddress to, Proxy through, @Nullable Protocol spoken, IOException e) {
        progress.failedThrough = through;
    }

    /** OkHttp cannot cancel a call just before this, and would wait for the server to go on with the handshake. */
    @Override
    public void secureConnectStart(Call call) {
        progress.securing = true;
        if (call.isCanceled()) {
            CallState.<RuntimeException>fail(new IOException("Canceled"));
        }
    }

    /** Throws what OkHttp expects there, but the listener's method does not declare. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> void fail(IOException e) throws E {
        throw (E) e;
    }

    @Override
    public void connectionAcquired(Call call, Connection acquired) {
        connection = acquired;
        holdsConnection = true;
        KeepAlive.onAcquired(acquired);
        place.onAcquired(acquired);
    }

    @Override
    public void requestHeadersStart(Call call) {
        sent = true;
        progress.onRequest();
        awaitingResponse = true;
        ShortClose.onRequest(connection, call.request().body());
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        if (request.body() == null) {
            progress.onWritten();
        }
    }

    @Override
    public void requestBodyEnd(Call call, long byteCount) {
        progress.onWritten();
    }

    @Override
    public void responseHeadersStart(Call call) {
        progress.responding = true;
        ShortClose.onResponse(connection, call.request().body());
    }

    @Override
    public void responseFailed(Call call, IOException e) {
        ShortClose.onEnd(connection);
    }

    @Override
    public void responseBodyEnd(Call call, long byteCount) {
        ShortClose.onEnd(connection);
    }

    @Override
    public void connectionReleased(Call call, Connection released) {
        if (keepAliveNanos > 0) {
            KeepAlive.onIdle(released, keepAliveNanos);
        }
        if (released == connection) {
            holdsConnection = false;
            connection = progress.requesting ? released : null; // one that is given up unused fails no attempt
        }
        place.onReleased(released);
    }

    @Override
    public void canceled(Call call) {
        progress.onCancelled();
        cancelled.complete(null);
    }

    @Override
    public void callEnd(Call call) {
        place.leave();
    }

    @Override
    public void callFailed(Call call, IOException e) {
        place.leave();
    }
}
