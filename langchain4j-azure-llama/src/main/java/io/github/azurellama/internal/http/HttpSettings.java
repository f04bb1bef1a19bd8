package io.github.azurellama.internal.http;

import io.github.azurellama.listener.LlamaCallListener;
import io.github.azurellama.retry.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of HTTP that all endpoints of a model share, as a builder collects them. Mutable, so that each setting is spelled twice only, here and at its
 * setter; read once, when a model is built. A timeout that is null leaves the client's own value.
 */
public final class HttpSettings {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.azurellama");

    /** Sent with each request; called once for each call. */
    public Supplier<Map<String, String>> customHeaders = Map::of;

    public @Nullable Duration connectTimeout;
    public @Nullable Duration readTimeout;
    public @Nullable Duration callTimeout;
    /** Notified of calls, attempts and waits. */
    public List<LlamaCallListener> callListeners = List.of();

    public RetryPolicy retryPolicy = RetryPolicy.DEFAULT;

    /** The user's client, or null for this library's own. */
    public @Nullable OkHttpClient okHttpClient;

    public boolean logRequests;
    public boolean logResponses;
    public Logger logger = LOG;

    /** This library's own client, without headers. */
    public HttpSettings() {}

    /** Sets where requests, responses and warnings are logged; null for the library's own logger. */
    public void setLogger(@Nullable Logger newLogger) {
        logger = newLogger == null ? LOG : newLogger;
    }
}
