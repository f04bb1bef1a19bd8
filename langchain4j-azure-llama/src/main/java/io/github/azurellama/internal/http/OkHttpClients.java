package io.github.azurellama.internal.http;

import io.github.azurellama.internal.connect.CallState;
import io.github.azurellama.internal.connect.DetachedDns;
import io.github.azurellama.internal.connect.RequestSender;
import io.github.azurellama.internal.connect.TcpNoDelaySocketFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Puts a model's client together: the user's or this library's own, with the interceptors in their one right order. */
final class OkHttpClients {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

    /** As long as managed compute lets a request take; a large model may think that long before its first byte. */
    private static final Duration READ_TIMEOUT = Duration.ofMinutes(3);

    private static final Duration LONGEST_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);

    private static final RandomGenerator JITTER = new RandomGenerator() {
        @Override
        public long nextLong() {
            return ThreadLocalRandom.current().nextLong();
        }
    };

    private OkHttpClients() {}

    /** The user's client or this library's own, with the timeouts of the settings. */
    static OkHttpClient base(boolean isEncrypted, HttpSettings settings) {
        OkHttpClient given = settings.okHttpClient;
        OkHttpClient.Builder client = (given == null ? own(isEncrypted) : given).newBuilder();
        setTimeouts(client, settings);
        return client.build();
    }

    /** A model's client: the base with the interceptors in the one order that works. */
    static OkHttpClient create(OkHttpClient base, HttpSettings settings, Backends backends, Sleeper sleeper) {
        OkHttpClient.Builder client = base.newBuilder();
        client.dispatcher(new Dispatcher()); // not the user's, whose own calls are none of a model's business
        CallState.listen(client, base.eventListenerFactory());
        client.dns(new DetachedDns(base.dns()));
        // A redirect would carry the key to another host, and OkHttp's own retries are neither counted nor safe.
        client.followRedirects(false).followSslRedirects(false).retryOnConnectionFailure(false);
        client.interceptors().add(0, new GuardInterceptor());
        client.addInterceptor(new RetryInterceptor(settings.retryPolicy, backends::error, sleeper, JITTER));
        backends.add(client, ImplicitFieldInterceptor::new);
        backends.add(client, backend -> QuotaInterceptor.of(backend, sleeper));
        backends.add(client, AuthorizationInterceptor::of);
        if (settings.logRequests || settings.logResponses) {
            client.addInterceptor(new LogInterceptor(settings, backends::error));
        }
        if (!settings.callListeners.isEmpty()) {
            backends.add(client, AttemptInterceptor::new);
        }
        client.addInterceptor(new SendInterceptor(new RequestSender(base), backends));
        client.addNetworkInterceptor(new NetworkInterceptor(backends));
        return client.build();
    }

    private static void setTimeouts(OkHttpClient.Builder client, HttpSettings settings) {
        apply(settings.connectTimeout, client::connectTimeout);
        apply(settings.readTimeout, client::readTimeout);
        apply(settings.readTimeout, client::writeTimeout);
        apply(settings.callTimeout, client::callTimeout);
    }

    private static void apply(@Nullable Duration timeout, Consumer<Duration> setter) {
        if (timeout != null) {
            // OkHttp's longest is 24 days, and zero means none.
            setter.accept(timeout.compareTo(LONGEST_TIMEOUT) > 0 ? Duration.ZERO : timeout);
        }
    }

    /** The client that all models without one of their own share. */
    static OkHttpClient shared() {
        return Encrypted.client();
    }

    private static OkHttpClient own(boolean isEncrypted) {
        return isEncrypted ? Encrypted.client() : Unencrypted.CLIENT;
    }

    /** To race the addresses of a host takes a thread of the system for each call that is connecting. */
    private static OkHttpClient.Builder own() {
        return new OkHttpClient.Builder()
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(READ_TIMEOUT)
                .writeTimeout(READ_TIMEOUT)
                .fastFallback(false)
                .connectionPool(new ConnectionPool(100, 5, TimeUnit.MINUTES))
                .socketFactory(new TcpNoDelaySocketFactory());
    }

    /** The client that all models without one of their own share, for its pool of connections. */
    private static final class Encrypted {

        private static @Nullable OkHttpClient client;

        /** A failure of the initializer of a class would be an Error, and only the first one names the reason. */
        static synchronized OkHttpClient client() {
            if (client == null) {
                try {
                    client = own().build();
                } catch (Exception | AssertionError e) { // OkHttp declares neither
                    throw unreadableTrustStore(e);
                }
            }
            return client;
        }

        private static IllegalStateException unreadableTrustStore(Throwable e) {
            String reason = Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                    .map(cause -> Objects.requireNonNullElse(
                            cause.getMessage(), cause.getClass().getSimpleName()))
                    .distinct()
                    .collect(Collectors.joining(": "));
            return new IllegalStateException(
                    "the JVM's trust store, which https needs, cannot be read (" + reason
                            + "): check the system properties "
                            + "javax.net.ssl.trustStore (" + System.getProperty("javax.net.ssl.trustStore", "not set")
                            + "), trustStorePassword and trustStoreType, or pass a client of your own to okHttpClient",
                    e);
        }
    }

    /**
     * The same for local servers. Does not load the JVM's trust store, which takes longer than all else before a first
     * response.
     */
    private static final class Unencrypted {
        static final OkHttpClient CLIENT =
                own().connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();
    }
}
