package io.github.azurellama.internal.connect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;

/** Notes in a call's {@link CallState} which connection carries it, and that it is cancelled. */
public final class ConnectionEvents extends EventListener {

    private static final ConnectionEvents SHARED = new ConnectionEvents();

    private ConnectionEvents() {}

    /** Adds this listener to those of the client. */
    public static void addTo(OkHttpClient.Builder client, EventListener.Factory given) {
        client.eventListenerFactory(call -> {
            EventListener users = given.create(call);
            return users == EventListener.NONE ? SHARED : users.plus(SHARED);
        });
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        note(call, CallState::onConnecting);
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        note(call, state -> state.onAcquired(connection));
    }

    @Override
    public void requestHeadersStart(Call call) {
        note(call, CallState::onSending);
    }

    @Override
    public void connectionReleased(Call call, Connection connection) {
        note(call, state -> state.onReleased(connection));
    }

    @Override
    public void canceled(Call call) {
        note(call, CallState::onCancelled);
    }

    @Override
    public void callEnd(Call call) {
        note(call, CallState::leave);
    }

    @Override
    public void callFailed(Call call, IOException e) {
        note(call, CallState::leave);
    }

    private static void note(Call call, Consumer<CallState> event) {
        CallState state = CallState.of(call);
        if (state != null) {
            event.accept(state);
        }
    }
}
