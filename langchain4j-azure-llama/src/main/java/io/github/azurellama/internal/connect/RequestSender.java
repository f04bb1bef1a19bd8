package io.github.azurellama.internal.connect;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Sends the request of an attempt. Chooses the lane of a call to an https host, and sends a request again at once
 * that was lost with its connection before any byte of a response. OkHttp's own {@code retryOnConnectionFailure} also resends
 * requests that the server may have processed, so it stays off.
 */
public final class RequestSender {

    /** How long an address has to accept while there may be others. */
    private static final int FIRST_TRY_MILLIS = 1_000;

    /** Clients that share a pool share its connections, so they share the lanes too. */
    private static final Map<ConnectionPool, WeakReference<Map<Host, HostLanes>>> LANES = new WeakHashMap<>();

    private final ConnectionPool pool;
    private final boolean racesAddresses;
    private final Map<Host, HostLanes> hosts;

    /** For that client. */
    public RequestSender(OkHttpClient client) {
        this.pool = client.connectionPool();
        this.racesAddresses = client.fastFallback();
        this.hosts = hosts(pool);
    }

    /** Those of the models that use the pool; without any of them, nothing keeps the pool from being collected. */
    private static Map<Host, HostLanes> hosts(ConnectionPool pool) {
        synchronized (LANES) {
            WeakReference<Map<Host, HostLanes>> known = LANES.get(pool);
            Map<Host, HostLanes> hosts = known == null ? null : known.get();
            if (hosts == null) {
                hosts = new ConcurrentHashMap<>();
                LANES.put(pool, new WeakReference<>(hosts));
            }
            return hosts;
        }
    }

    private record Host(String name, int port) {}

    /** The response that the network gives to the chain's request. */
    public Response send(Interceptor.Chain chain) throws IOException {
        CallState state = CallState.of(chain.request());
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
                LostConnection lost = LostConnection.of(e, state);
                boolean isResent = lost.allows(resends) && !chain.call().isCanceled();
                if (isResent || lost == LostConnection.REFUSED || lost == LostConnection.CLOSING) {
                    state.onUnprocessed();
                }
                if (!isResent) {
                    throw ProxyException.explain(e, state, chain.request().url().host());
                }
                if (lost == LostConnection.STALE) {
                    // The next attempt needs a fresh connection: on one more old one, a request that ends connections
                    // would be processed once for each of them.
                    pool.evictAll();
                }
            }
        }
    }

    private Response attempt(Interceptor.Chain chain, CallState state) throws IOException {
        HttpUrl url = chain.request().url();
        if (!url.isHttps()) {
            return proceed(chain, state);
        }
        HostLanes host = hosts.computeIfAbsent(
                new Host(url.host(), url.port()), it -> new HostLanes(pool, HostLanes.MAX_WAIT, System::nanoTime));
        Lane kept = state.laneTo(host);
        Lane lane = kept == null ? host.enter(chain.call(), state) : kept;
        if (lane == null) {
            Response response = proceed(chain, state);
            host.onConnection(state.connection());
            return response;
        }
        state.place().enter(lane);
        try {
            return proceed(lane.pool() == pool ? chain : chain.withConnectionPool(lane.pool()), state);
        } catch (IOException | RuntimeException | Error e) {
            if (LostConnection.isRefusal(e)) {
                lane.onRefused(state);
            }
            if (chain.call().isCanceled() || Thread.currentThread().isInterrupted()) {
                lane.onGivenUp(state);
            }
            // A server that accepts and fails at TLS may be overloaded: then another handshake alone is better than
            // many.
            lane.onFailure(state, chain.call().isCanceled() || state.progress().securing);
            state.place().leave();
            throw e;
        }
    }

    /**
     * A client that tries a host's addresses in turn would wait for the whole {@code connectTimeout} at one that is dead. So
     * each has a moment first, and only if none accepts, each has the whole time.
     */
    private Response proceed(Interceptor.Chain chain, CallState state) throws IOException {
        int timeout = chain.connectTimeoutMillis();
        if (racesAddresses || (timeout != 0 && timeout <= FIRST_TRY_MILLIS)) {
            return chain.proceed(chain.request());
        }
        try {
            return chain.withConnectTimeout(FIRST_TRY_MILLIS, TimeUnit.MILLISECONDS)
                    .proceed(chain.request());
        } catch (IOException e) {
            if (chain.call().isCanceled() || !LostConnection.isConnectTimeout(e, state)) {
                throw e;
            }
            state.begin();
            return chain.proceed(chain.request());
        }
    }
}
