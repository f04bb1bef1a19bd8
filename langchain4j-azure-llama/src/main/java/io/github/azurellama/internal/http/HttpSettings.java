package io.github.azurellama.internal.http;

import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.listener.LlamaCallListener;
import io.github.azurellama.quota.LlamaQuota;
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
 * The settings of HTTP, as a builder collects them. Mutable, so that each setting is spelled twice only, here and at its
 * setter; read once, when a model is built. A timeout that is null leaves the client's own value.
 */
public final class HttpSettings {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.azurellama");

    /** Null to send none. */
    public @Nullable AzureLlamaCredential credential;

    /** Sent with each request; called once for each call. */
    public Supplier<Map<String, String>> customHeaders = Map::of;

    /** The deployment of managed compute that shall respond, or null to leave it to the endpoint's traffic split. */
    public @Nullable String deployment;

    public @Nullable Duration connectTimeout;
    public @Nullable Duration readTimeout;
    public @Nullable Duration callTimeout;
    public RetryPolicy retryPolicy = RetryPolicy.DEFAULT;
    public @Nullable LlamaQuota quota;

    /** The user's client, or null for this library's own. */
    public @Nullable OkHttpClient okHttpClient;

    public List<LlamaCallListener> callListeners = List.of();
    public boolean logRequests;
    public boolean logResponses;
    public Logger logger = LOG;

    /** No credential, no quota, this library's own client. */
    public HttpSettings() {}

    /** Sets where requests, responses and warnings are logged; null for the library's own logger. */
    public void setLogger(@Nullable Logger newLogger) {
        logger = newLogger == null ? LOG : newLogger;
    }
}
