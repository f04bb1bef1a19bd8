package io.github.azurellama.quota;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.TokenCountEstimator;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.response.RateLimitStatus;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.local.LocalBucket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A deployment's quota. Calls wait for a permit, so that the server does not have to refuse them. All models that call the
 * deployment share one instance, of any kind and on any thread:
 *
 * <pre>{@code
 * LlamaQuota quota = LlamaQuota.perMinute(1_000, 200_000); // a serverless deployment
 * ChatModel chat = AzureLlamaChatModel.builder().endpoint(..).quota(quota).build();
 * LanguageModel text = AzureLlamaLanguageModel.builder().endpoint(..).quota(quota).build();
 * }</pre>
 *
 * <p>It needs Bucket4j, {@code com.bucket4j:bucket4j_jdk17-core}, which an application adds to its dependencies; without a
 * quota everything works without it.
 *
 * <p><b>What a call takes.</b> Each attempt takes one request, retries too, and an estimate of its tokens: those of the
 * prompt, by {@link #withTokenCountEstimator} or else one for 4 bytes of text (images are not estimated), plus for each of its
 * {@code n} choices the {@code max_tokens} of the request, or else 1024. Once the response is complete, the actual usage
 * replaces the estimate, if the server reports it. A request that never reached the server is released whole; one that was
 * refused with a status of 4xx other than 408 releases its tokens; where the usage is unknown, after a server's failure, a
 * broken connection or a cancelled stream, the estimate stands.
 *
 * <p><b>What the server says.</b> The headers {@code x-ratelimit-remaining-requests} and {@code -tokens} lower what is left
 * until {@code x-ratelimit-reset-*}, or else for 10 seconds. After a 429 that names a delay, no call is sent before it is over.
 *
 * <p><b>Waiting</b> ends when the call is cancelled, the thread interrupted or {@code callTimeout} over. Calls of one JVM are
 * served first come first served, whatever their size; among JVMs that share buckets, chance decides.
 *
 * <p><b>Many JVMs</b> share a quota through the {@linkplain #of distributed buckets} of Bucket4j.
 */
public final class LlamaQuota {

    private static final Duration DEFAULT_MAX_WAIT = Duration.ofMinutes(1);
    private static final int BYTES_PER_TOKEN = 4;

    private final String budgets;
    private final PermitQueue queue;
    private final Duration maxWait;
    private final @Nullable TokenCountEstimator estimator;

    private LlamaQuota(String budgets, PermitQueue queue, Duration maxWait, @Nullable TokenCountEstimator estimator) {
        this.budgets = budgets;
        this.queue = queue;
        this.maxWait = maxWait;
        this.estimator = estimator;
    }

    /**
     * A quota of this JVM alone. It is full again at once when a minute is over, as Azure counts, rather than little by
     * little, which would let up to twice the quota through in the first minute of a batch.
     *
     * @param requests how many requests the deployment takes in a minute, at least 1; serverless deployments of Llama take
     *     1,000
     * @param tokens how many tokens, of prompts and completions together, at least 1; serverless deployments of Llama take
     *     200,000
     * @throws IllegalArgumentException if one of them is less than 1
     * @throws IllegalStateException if Bucket4j is not on the class path
     */
    public static LlamaQuota perMinute(long requests, long tokens) {
        return perMinute(requests, tokens, System::nanoTime);
    }

    static LlamaQuota perMinute(long requests, long tokens, LongSupplier nanoTime) {
        checkPositive("requests", requests);
        checkPositive("tokens", tokens);
        try {
            return new LlamaQuota(
                    requests + " requests and " + tokens + " tokens per minute",
                    new PermitQueue(Budget.perMinute(requests, nanoTime), Budget.perMinute(tokens, nanoTime), nanoTime),
                    DEFAULT_MAX_WAIT,
                    null);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "LlamaQuota needs Bucket4j: add com.bucket4j:bucket4j_jdk17-core to the dependencies", e);
        }
    }

    /**
     * A quota kept in these buckets. Those of a Bucket4j {@code ProxyManager} lie in Redis, Hazelcast, a JDBC database or
     * the like, so that all JVMs with the same two keys share one deployment's quota:
     *
     * <pre>{@code
     * BucketConfiguration tokens = BucketConfiguration.builder()
     *         .addLimit(limit -> limit.capacity(200_000).refillIntervally(200_000, Duration.ofMinutes(1)))
     *         .build();
     * LlamaQuota quota = LlamaQuota.of(
     *         proxyManager.getProxy("my-deployment/requests", () -> requests),
     *         proxyManager.getProxy("my-deployment/tokens", () -> tokens));
     * }</pre>
     *
     * <p>Each call makes two bucket requests before it is sent and usually one afterwards; while calls wait, each JVM makes four
     * a second. A server's delay blocks only the JVM that received it. If the buckets fail, a call that is not yet sent fails
     * too; a response that has arrived does not.
     *
     * @param requests holds as many tokens, as Bucket4j calls them, as requests may be sent
     * @param tokens holds as many as tokens may be used
     */
    public static LlamaQuota of(Bucket requests, Bucket tokens) {
        LongSupplier nanoTime = System::nanoTime;
        return new LlamaQuota(
                "requests from " + describe(Objects.requireNonNull(requests, "requests")) + ", tokens from "
                        + describe(Objects.requireNonNull(tokens, "tokens")),
                new PermitQueue(new Budget(requests, nanoTime), new Budget(tokens, nanoTime), nanoTime),
                DEFAULT_MAX_WAIT,
                null);
    }

    /**
     * The same quota, shared with this one, whose calls wait at most that long before they fail with
     * {@link dev.langchain4j.exception.RateLimitException}. Default is a minute, after which a quota is full again. Zero never
     * waits.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public LlamaQuota withMaxWait(Duration newMaxWait) {
        if (newMaxWait.isNegative()) {
            throw new InvalidSettingException(
                    "maxWait", newMaxWait, "maxWait = " + newMaxWait + ": it must not be negative");
        }
        return new LlamaQuota(budgets, queue, newMaxWait, estimator);
    }

    /** The same quota, shared with this one, with another way to count the tokens of a prompt before it is sent. */
    public LlamaQuota withTokenCountEstimator(TokenCountEstimator newEstimator) {
        return new LlamaQuota(budgets, queue, maxWait, Objects.requireNonNull(newEstimator, "estimator"));
    }

    /** How long a call may wait. */
    public Duration maxWait() {
        return maxWait;
    }

    /** How many tokens a prompt is thought to have. */
    public long estimate(String prompt) {
        return estimator == null
                ? prompt.getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN + 1L
                : estimator.estimateTokenCountInText(prompt);
    }

    /**
     * Joins the queue for one request. The models do so by themselves; this is for other clients of the same deployment.
     *
     * @param estimatedTokens how many tokens it may use, at least 1
     * @throws IllegalArgumentException if that is below 1
     * @throws InvalidRequestException if that is more than a whole minute allows
     */
    public QuotaPermit acquire(long estimatedTokens) {
        checkPositive("estimatedTokens", estimatedTokens);
        var permit = new QuotaPermit(this, queue, estimatedTokens);
        queue.join(permit);
        try {
            permit.checkSize();
        } catch (RuntimeException e) { // of the store of a shared bucket too
            permit.release();
            throw e;
        }
        return permit;
    }

    /**
     * How long a request would have to wait for its permit if no other call took or released any; zero if it need not.
     *
     * @param estimatedTokens how many tokens it may use
     */
    public Duration delayFor(long estimatedTokens) {
        return Duration.ofNanos(Math.max(
                0,
                Math.max(
                        queue.nanosBlocked(),
                        Math.max(queue.nanosForRequest(), queue.nanosForTokens(estimatedTokens)))));
    }

    /** Applies the limits of a response's headers: no more than what is left is sent until the quota's reset. */
    public void update(RateLimitStatus status) {
        queue.requests().update(status.remainingRequests(), status.resetRequests());
        queue.tokens().update(status.remainingTokens(), status.resetTokens());
    }

    /** Blocks all calls for {@code delay}, as requested by a 429. */
    public void blockFor(Duration delay) {
        queue.blockFor(delay);
    }

    private static void checkPositive(String name, long number) {
        if (number < 1) {
            throw new InvalidSettingException(name, number, name + " = " + number + ": it must be at least 1");
        }
    }

    private static String describe(Bucket bucket) {
        return bucket instanceof LocalBucket local
                ? Arrays.stream(local.getConfiguration().getBandwidths())
                        .map(limit -> "a bucket of " + limit.getCapacity())
                        .collect(Collectors.joining(" and "))
                : "a shared bucket";
    }

    /** The budgets, and how long a call may wait for them. */
    @Override
    public String toString() {
        return "LlamaQuota[" + budgets + ", maxWait=" + maxWait + "]";
    }
}
