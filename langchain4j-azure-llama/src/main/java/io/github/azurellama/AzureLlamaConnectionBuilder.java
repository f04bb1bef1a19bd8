package io.github.azurellama;

import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.retry.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The settings of everything that talks to an endpoint: where it is, who calls, and how HTTP behaves. A setting that is
 * not made, or made with null, leaves the default.
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
     * {@code /openai/v1}, or a whole route with its query. Kind and dialect are found from it.
     *
     * @throws IllegalArgumentException if it is null, as a variable of the environment is that was not set; when the model is
     *     built, if no Llama model answers there
     */
    public B endpoint(String endpoint) {
        connection.endpoint = ConnectionSettings.required(endpoint);
        return self();
    }

    /** Overrides the dialect that {@link #endpoint} tells. */
    public B apiDialect(@Nullable ApiDialect apiDialect) {
        connection.apiDialect = apiDialect;
        return self();
    }

    /** Overrides the kind of endpoint that {@link #endpoint} tells, for example behind a gateway. */
    public B endpointKind(@Nullable EndpointKind endpointKind) {
        connection.endpointKind = endpointKind;
        return self();
    }

    /**
     * Sends all requests to this one deployment of an endpoint of managed compute, in the header
     * {@code azureml-model-deployment}, whatever the endpoint's traffic split says. Settable for that kind only.
     *
     * @throws IllegalArgumentException if the name has other characters than letters, digits, {@code -} and {@code _}
     */
    public B deployment(@Nullable String deployment) {
        connection.http.deployment = ConnectionSettings.checkedDeployment(deployment);
        return self();
    }

    /** The key that the portal shows. Sent in the header that the kind of endpoint wants. */
    public B apiKey(@Nullable String apiKey) {
        connection.http.credential = apiKey == null ? null : AzureLlamaCredential.apiKey(apiKey);
        return self();
    }

    /** Proves who calls; asked afresh for each attempt. Takes the place of {@link #apiKey}. */
    public B credential(@Nullable AzureLlamaCredential credential) {
        connection.http.credential = credential;
        return self();
    }

    /**
     * Allows to send a credential without encryption to another machine. Default is false; this machine's own addresses
     * are always allowed.
     */
    public B allowInsecureHttp(boolean allowInsecureHttp) {
        connection.allowInsecureHttp = allowInsecureHttp;
        return self();
    }

    /** Sets {@link #connectTimeout} and {@link #readTimeout} at once, as {@code timeout} of LangChain4j's own models does. */
    public B timeout(@Nullable Duration timeout) {
        return connectTimeout(timeout).readTimeout(timeout);
    }

    /**
     * How long to wait for a connection. Default is 15 seconds, or what {@link #okHttpClient} has. The addresses of a host are
     * tried one after the other, and each may take that long, unless that client races them ({@code fastFallback}).
     */
    public B connectTimeout(@Nullable Duration connectTimeout) {
        connection.http.connectTimeout = ConnectionSettings.positive("connectTimeout", connectTimeout);
        return self();
    }

    /**
     * How long to wait for the next byte, sent or received; for an answer that is not streamed, for the whole of it. Default
     * is 3 minutes, as managed compute lets a request take, or what {@link #okHttpClient} has.
     */
    public B readTimeout(@Nullable Duration readTimeout) {
        connection.http.readTimeout = ConnectionSettings.positive("readTimeout", readTimeout);
        return self();
    }

    /** How long a call may take in all, retries and the reading of a stream included. Default is no limit. */
    public B callTimeout(@Nullable Duration callTimeout) {
        connection.http.callTimeout = ConnectionSettings.positive("callTimeout", callTimeout);
        return self();
    }

    /**
     * How many attempts may follow a failed one, for statuses 408, 409, 429, 500, 502, 503 and 504 and for connections that
     * break before an answer. Default is 2; 0 for none. A stream is never repeated once it has begun.
     */
    public B maxRetries(@Nullable Integer maxRetries) {
        RetryPolicy policy = connection.http.retryPolicy;
        connection.http.retryPolicy =
                policy.withMaxRetries(maxRetries == null ? RetryPolicy.DEFAULT.maxRetries() : maxRetries);
        return self();
    }

    /**
     * How often and when a failed call is tried again. Replaces what {@link #maxRetries} has set, which in turn changes only
     * the number of retries: of the two, the later call wins.
     */
    public B retryPolicy(@Nullable RetryPolicy retryPolicy) {
        connection.http.retryPolicy = retryPolicy == null ? RetryPolicy.DEFAULT : retryPolicy;
        return self();
    }

    /**
     * A client to build on: its proxy, trust, pool and interceptors are kept. Redirects and OkHttp's own repeats are
     * switched off, and its dispatcher is replaced by one without a limit of streams per host.
     */
    public B okHttpClient(@Nullable OkHttpClient okHttpClient) {
        connection.http.okHttpClient = okHttpClient;
        return self();
    }

    /**
     * Headers to send with each request.
     *
     * @throws IllegalArgumentException if one is no header, or is one that carries the credential
     */
    public B customHeaders(@Nullable Map<String, String> customHeaders) {
        connection.http.customHeaders = ConnectionSettings.checkedHeaders(customHeaders);
        return self();
    }

    /** Whether to log each request, without secrets, at info level. Default is false. */
    public B logRequests(@Nullable Boolean logRequests) {
        connection.http.logRequests = Boolean.TRUE.equals(logRequests);
        return self();
    }

    /** Whether to log each answer, without secrets, at info level. Default is false. The body of a stream is not logged. */
    public B logResponses(@Nullable Boolean logResponses) {
        connection.http.logResponses = Boolean.TRUE.equals(logResponses);
        return self();
    }

    /** Where {@link #logRequests} and {@link #logResponses} log to, and warnings, in place of this library's own logger. */
    public B logger(@Nullable Logger logger) {
        connection.http.setLogger(logger);
        return self();
    }
}
