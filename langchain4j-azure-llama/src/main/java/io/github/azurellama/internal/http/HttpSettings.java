package io.github.azurellama.internal.http;

import io.github.azurellama.auth.AzureLlamaCredential;
import io.github.azurellama.limit.LlamaQuota;
import io.github.azurellama.limit.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * How a model talks HTTP.
 *
 * @param credential proves who calls, or null for nobody
 * @param headers sent with each request
 * @param timeouts how long to wait
 * @param retryPolicy when to try again
 * @param quota what calls wait for, or null for nothing
 * @param client the user's client, or null for this library's own
 * @param log what is logged
 */
public record HttpSettings(
        @Nullable AzureLlamaCredential credential,
        Map<String, String> headers,
        Timeouts timeouts,
        RetryPolicy retryPolicy,
        @Nullable LlamaQuota quota,
        @Nullable OkHttpClient client,
        Log log) {

    /**
     * How long to wait; null leaves the client's own value.
     *
     * @param connect for a connection
     * @param read between two bytes, in either direction
     * @param call for a call in all, retries included
     */
    public record Timeouts(
            @Nullable Duration connect,
            @Nullable Duration read,
            @Nullable Duration call) {}

    /**
     * What is logged.
     *
     * @param requests whether requests are
     * @param responses whether answers are
     * @param logger where to
     */
    public record Log(boolean requests, boolean responses, Logger logger) {}
}
