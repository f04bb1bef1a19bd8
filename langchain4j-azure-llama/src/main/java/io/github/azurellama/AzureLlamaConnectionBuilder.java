package io.github.azurellama;

import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.internal.http.HttpTransport;
import io.github.azurellama.internal.wire.CustomHeaders;
import io.github.azurellama.listener.LlamaCallListener;
import io.github.azurellama.retry.RetryPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The connection settings, which models, token counters and catalogs share: the endpoint, the credential and HTTP. Null restores
 * the default, except for {@link #endpoint}.
 *
 * @param <B> the builder
 */
public abstract sealed class AzureLlamaConnectionBuilder<B extends AzureLlamaConnectionBuilder<B>>
        permits AzureLlamaModelBuilder, AzureLlamaTokenCountEstimatorBuilder, AzureLlamaModelCatalogBuilder {

    final ConnectionSettings connection = new ConnectionSettings();

    AzureLlamaConnectionBuilder() {}

    abstract B self();

    /**
     * The URL of the endpoint, in any form that the Azure portal shows: a bare host, with {@code /v1}, {@code /models} or
     * {@code /openai/v1}, or a complete route with its query. Kind and dialect are derived from it, see
     * {@link io.github.azurellama.endpoint.Endpoint}. {@code build} checks it.
     *
     * @throws io.github.azurellama.error.InvalidSettingException if it is null, as an environment variable is that is not set
     */
    public B endpoint(String endpoint) {
        connection.endpoint.endpoint = EndpointSettings.required(endpoint);
        return self();
    }

    /**
     * Several deployments in place of {@link #endpoint}. What belongs to one endpoint is set on each {@link LlamaDeployment}
     * instead of here: endpoint, kind, dialect, credential, model name and quota.
     */
    public B deployments(@Nullable LlamaDeployments deployments) {
        connection.deployments = deployments;
        return self();
    }

    /** Overrides the dialect that is derived from {@link #endpoint}. */
    public B apiDialect(@Nullable ApiDialect apiDialect) {
        connection.endpoint.apiDialect = apiDialect;
        return self();
    }

    /** Overrides the kind of endpoint that is derived from {@link #endpoint}, for example behind a gateway. */
    public B endpointKind(@Nullable EndpointKind endpointKind) {
        connection.endpoint.endpointKind = endpointKind;
        return self();
    }

    /**
     * Sends all requests to this deployment of a managed compute endpoint, by the header {@code azureml-model-deployment},
     * instead of by the endpoint's traffic split. Only for that kind.
     *
     * @throws io.github.azurellama.error.InvalidSettingException if the name has characters other than letters, digits,
     *     {@code -} and {@code _}, or more than 128
     */
    public B deployment(@Nullable String deployment) {
        connection.endpoint.backend.deployment = EndpointSettings.checkedDeployment(deployment);
        return self();
    }

    /**
     * The key that the portal shows, sent in the header that the kind of endpoint needs. White space, quotation marks and
     * {@code Bearer} around a pasted key are removed. Replaces {@link #credential}.
     *
     * @throws io.github.azurellama.error.InvalidSettingException if it is blank, or contains white space, a quotation mark or a
     *     character outside ASCII; the message does not show it
     */
    public B apiKey(@Nullable String apiKey) {
        connection.endpoint.backend.credential = apiKey == null ? null : AzureLlamaCredential.apiKey(apiKey);
        return self();
    }

    /** A credential, called before each attempt. Replaces {@link #apiKey}. */
    public B credential(@Nullable AzureLlamaCredential credential) {
        connection.endpoint.backend.credential = credential;
        return self();
    }

    /**
     * Whether a credential may be sent to another machine without encryption. Default is false. Addresses of this machine are
     * always allowed, unless a proxy on another machine is between.
     */
    public B allowInsecureHttp(boolean allowInsecureHttp) {
        connection.endpoint.backend.allowInsecureHttp = allowInsecureHttp;
        return self();
    }

    /** Sets both {@link #connectTimeout} and {@link #readTimeout}, as {@code timeout} of LangChain4j's own models does. */
    public B timeout(@Nullable Duration timeout) {
        return connectTimeout(timeout).readTimeout(timeout);
    }

    /**
     * The maximum time to connect to one address, at least a millisecond. Default is 15 seconds, or that of
     * {@link #okHttpClient}. A host's addresses are tried in turn: first for one second each, then, if none accepted, for the
     * whole time each. A client with {@code fastFallback} races them.
     *
     * @throws io.github.azurellama.error.InvalidSettingException if it is shorter than a millisecond
     */
    public B connectTimeout(@Nullable Duration connectTimeout) {
        connection.http.connectTimeout = ConnectionSettings.positive("connectTimeout", connectTimeout);
        return self();
    }

    /**
     * The maximum time between two bytes, sent or received, at least a millisecond. A blocking call waits that long for the
     * completion, since the server sends nothing before. Default is 3 minutes, the maximum of managed compute, or that of
     * {@link #okHttpClient}.
     *
     * @throws io.github.azurellama.error.InvalidSettingException if it is shorter than a millisecond
     */
    public B readTimeout(@Nullable Duration readTimeout) {
        connection.http.readTimeout = ConnectionSettings.positive("readTimeout", readTimeout);
        return self();
    }

    /**
     * The maximum time of a call with its retries and the reading of its stream, at least a millisecond. Default is no limit.
     *
     * @throws io.github.azurellama.error.InvalidSettingException if it is shorter than a millisecond
     */
    public B callTimeout(@Nullable Duration callTimeout) {
        connection.http.callTimeout = ConnectionSettings.positive("callTimeout", callTimeout);
        return self();
    }

    /**
     * The maximum number of retries, at least 0, for statuses 408, 409, 429, 500, 502, 503 and 504 and for connections that
     * are refused or break before the response; not for timeouts, unknown hosts and certificates. Default is 2. A stream is not retried once it has begun. Sets
     * {@link RetryPolicy#maxRetries()} and keeps the rest of {@link #retryPolicy}.
     *
     * @throws io.github.azurellama.error.InvalidSettingException if it is negative
     */
    public B maxRetries(@Nullable Integer maxRetries) {
        RetryPolicy policy = connection.http.retryPolicy;
        connection.http.retryPolicy =
                policy.withMaxRetries(maxRetries == null ? RetryPolicy.DEFAULT.maxRetries() : maxRetries);
        return self();
    }

    /**
     * The number of retries and the delays before them. Default is {@link RetryPolicy#DEFAULT}. Replaces an earlier
     * {@link #maxRetries}; a later one changes the policy's number of retries.
     */
    public B retryPolicy(@Nullable RetryPolicy retryPolicy) {
        connection.http.retryPolicy = retryPolicy == null ? RetryPolicy.DEFAULT : retryPolicy;
        return self();
    }

    /**
     * The client that this library's client is derived from, with its proxy, certificates, connection pool, listeners and
     * interceptors. Redirects and OkHttp's own retries are switched off, and its dispatcher is not used: it does not limit calls, and
     * {@code cancelAll} does not end them. Default is a client that all models share; those whose endpoint is not encrypted share
     * another one.
     *
     * <p>Over HTTP/2 each hundred concurrent streams get a connection of their own. The first of these is in the pool of this
     * client, the others are in pools of the library, to which the settings of this pool do not apply.
     */
    public B okHttpClient(@Nullable OkHttpClient okHttpClient) {
        connection.http.okHttpClient = okHttpClient;
        return self();
    }

    /**
     * The client that all models with an https endpoint and without {@link #okHttpClient} share. What {@code newBuilder()}
     * derives from it keeps its timeouts and its pool, for example with another proxy or other certificates.
     */
    public static OkHttpClient defaultOkHttpClient() {
        return HttpTransport.defaultClient();
    }

    /**
     * Headers of each request. Default is none.
     *
     * @throws io.github.azurellama.error.InvalidSettingException if a name or value is not valid in HTTP, or if the header is one
     *     that this library writes, such as {@code Authorization}; the message does not show values
     */
    public B customHeaders(@Nullable Map<String, String> customHeaders) {
        Map<String, String> checked = CustomHeaders.checked(customHeaders);
        connection.http.customHeaders = () -> checked;
        return self();
    }

    /**
     * Headers that may differ between requests, such as a tenant or the id of a trace. The supplier is called once for each
     * call; its headers are sent with all attempts. Blocking calls and those with a handler call it on the thread of the
     * caller, futures and publishers on a thread of the library, where the caller's thread locals are missing; for headers that
     * depend on them see {@link LlamaCallListener#headers}. Replaces {@link #customHeaders(Map)}.
     *
     * <p>A call throws {@link io.github.azurellama.error.InvalidSettingException} if a header is one that
     * {@link #customHeaders(Map)} would refuse.
     */
    public B customHeaders(@Nullable Supplier<Map<String, String>> customHeaders) {
        connection.http.customHeaders =
                customHeaders == null ? Map::of : () -> CustomHeaders.checked(customHeaders.get());
        return self();
    }

    /** Listeners of waits, attempts, retries and the end of each call. Default is no listener. */
    public B callListeners(@Nullable List<LlamaCallListener> callListeners) {
        connection.http.callListeners = callListeners == null ? List.of() : List.copyOf(callListeners);
        return self();
    }

    /** Listeners of waits, attempts, retries and the end of each call. Default is no listener. */
    public B callListeners(LlamaCallListener... callListeners) {
        return callListeners(Arrays.asList(callListeners));
    }

    /** Whether to log each request at info level, with secrets redacted. Default is false. */
    public B logRequests(@Nullable Boolean logRequests) {
        connection.http.logRequests = Boolean.TRUE.equals(logRequests);
        return self();
    }

    /** Whether to log each response at info level, with secrets redacted. Default is false. The body of a stream is not logged. */
    public B logResponses(@Nullable Boolean logResponses) {
        connection.http.logResponses = Boolean.TRUE.equals(logResponses);
        return self();
    }

    /**
     * The logger of requests, responses, rejected fields, image counts and responses that are cut. Default is the logger
     * {@code io.github.azurellama}; other warnings go to loggers below it.
     */
    public B logger(@Nullable Logger logger) {
        connection.http.setLogger(logger);
        return self();
    }
}
