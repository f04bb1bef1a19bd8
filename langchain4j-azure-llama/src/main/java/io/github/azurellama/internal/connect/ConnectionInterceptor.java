package io.github.azurellama.internal.connect;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * The last interceptor before OkHttp's own. Chooses the lane of a call to an https host, and sends a request again at once
 * that was lost with its connection before any byte of a response. OkHttp's own {@code retryOnConnectionFailure} also resends
 * requests that the server may have processed, so it stays off.
 */
public final class ConnectionInterceptor implements Interceptor {

    /** Clients that share a pool share its connections, so they share the lanes too. */
    private static final Map<ConnectionPool, Map<Host, HostLanes>> LANES =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final ConnectionPool pool;
    private final Map<Host, HostLanes> hosts;

    /** For a client with that pool. */
    public ConnectionInterceptor(ConnectionPool pool) {
        this.pool = pool;
        this.hosts = LANES.computeIfAbsent(pool, it -> new ConcurrentHashMap<>());
    }

    private record Host(String name, int port) {}

    @Override
    public Response intercept(Chain chain) throws IOException {
        CallState state = CallState.of(chain.call());
        if (state == null) {
            return chain.proceed(chain.request());
        }
        for (int resends = 0; ; resends++) {
            state.begin();
            KeepAlive.closeExpired();
            try {
                Response response = attempt(chain, state);
                state.onResponse(response);
                return response;
            } catch (IOException e) {
                if (chain.call().isCanceled() || !LostConnection.of(e, state).allows(resends)) {
                    throw e;
                }
            }
        }
    }

    private Response attempt(Chain chain, CallState state) throws IOException {
        HttpUrl url = chain.request().url();
        if (!url.isHttps()) {
            return chain.proceed(chain.request());
        }
        HostLanes host = hosts.computeIfAbsent(new Host(url.host(), url.port()), it -> new HostLanes(pool));
        Lane lane = host.enter(chain.call(), state);
        if (lane == null) {
            return chain.proceed(chain.request());
        }
        state.enter(lane);
        try {
            return (lane.pool() == pool ? chain : chain.withConnectionPool(lane.pool())).proceed(chain.request());
        } catch (IOException | RuntimeException | Error e) {
            if (e instanceof IOException io && LostConnection.of(io, state) == LostConnection.REFUSED) {
                lane.onRefused();
            }
            lane.onFailure(state);
            state.leave();
            throw e;
        }
    }
}
