package io.github.azurellama.internal.http;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.RateLimitException;
import io.github.azurellama.internal.connect.CallState;
import io.github.azurellama.internal.dialect.TokenDemand;
import io.github.azurellama.internal.error.InterceptorException;
import io.github.azurellama.internal.error.ServerError;
import io.github.azurellama.internal.wire.ModelRequest;
import io.github.azurellama.internal.wire.ResponseHeaders;
import io.github.azurellama.internal.wire.TokenUsageTracker;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.quota.QuotaPermit;
import io.github.azurellama.response.RateLimitStatus;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acquires a permit of the quota for each attempt and settles it afterwards. A second attempt after a 401 is not counted,
 * since the deployment did not see the first.
 */
final class QuotaInterceptor implements Interceptor {

    private static final Logger LOG = LoggerFactory.getLogger(QuotaInterceptor.class);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private final LlamaQuota quota;
    private final ServerErrors errors;
    private final Sleeper sleeper;

    /** That of a backend's quota, or null if it has none. */
    static @Nullable QuotaInterceptor of(Backend backend, Sleeper sleeper) {
        LlamaQuota quota = backend.settings().quota;
        return quota == null ? null : new QuotaInterceptor(quota, backend.errors(), sleeper);
    }

    private QuotaInterceptor(LlamaQuota quota, ServerErrors errors, Sleeper sleeper) {
        this.quota = quota;
        this.errors = errors;
        this.sleeper = sleeper;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        ModelRequest request = chain.request().tag(ModelRequest.class);
        if (request == null) {
            return chain.proceed(chain.request());
        }
        QuotaPermit permit =
                chain.request().tag(PoolRoute.class) == null ? acquire(request, chain.call()) : acquireAtOnce(request);
        CallState state = chain.request().tag(CallState.class);
        if (state != null) {
            state.reset();
        }
        Response response;
        try {
            response = chain.proceed(chain.request());
        } catch (IOException | RuntimeException | Error e) {
            if (state != null && !state.isSent()) { // no byte of the request can have reached the server
                guarded(permit::release);
            }
            throw e;
        }
        var headers = new ResponseHeaders(response::header);
        guarded(() -> update(response, headers, permit));
        return response.newBuilder()
                .request(response.request()
                        .newBuilder()
                        .tag(ResponseHeaders.class, headers)
                        .tag(TokenUsageTracker.class, tokens -> guarded(() -> permit.settle(tokens)))
                        .build())
                .build();
    }

    private QuotaPermit acquire(ModelRequest request, Call call) throws IOException {
        return guarded(() -> {
            QuotaPermit permit = quota.acquire(tokens(request));
            await(permit, call);
            return permit;
        });
    }

    /** Does not wait, because another deployment may take the request at once. */
    private QuotaPermit acquireAtOnce(ModelRequest request) throws IOException {
        return guarded(() -> {
            long tokens = tokens(request);
            QuotaPermit permit = quota.acquire(tokens);
            if (!isAdmitted(permit)) {
                throw new NoPermitException(quota.toString(), quota.delayFor(tokens), quota.delayFor(1));
            }
            return permit;
        });
    }

    /** Otherwise, the permit is released. */
    private static boolean isAdmitted(QuotaPermit permit) {
        boolean isAdmitted = false;
        try {
            isAdmitted = permit.poll().isZero();
        } catch (RateLimitException e) {
            LOG.debug("The server blocks all calls for longer than the quota waits", e);
        } finally { // also if the store of a shared bucket fails
            if (!isAdmitted) {
                permit.release();
            }
        }
        return isAdmitted;
    }

    private long tokens(ModelRequest request) {
        return Math.max(1, quota.estimate(TokenDemand.promptText(request)) + TokenDemand.outputTokens(request));
    }

    private interface Acquisition {
        QuotaPermit run() throws IOException;
    }

    private QuotaPermit guarded(Acquisition acquisition) throws IOException {
        try {
            return acquisition.run();
        } catch (LangChain4jException e) {
            throw new InterceptorException(e);
        } catch (RuntimeException e) {
            throw new InterceptorException(
                    new LangChain4jException("not sent, because " + quota + " failed: " + e.getMessage(), e));
        }
    }

    private void await(QuotaPermit permit, Call call) throws IOException {
        long begin = sleeper.nanoTime();
        boolean waits = false;
        try {
            for (Duration delay = permit.poll(); !delay.isZero(); delay = permit.poll()) {
                waits = true;
                sleeper.await(delay, call);
            }
            if (call.isCanceled()) {
                throw new IOException("Canceled"); // OkHttp's own message; the permit is released
            }
        } catch (IOException | RuntimeException e) {
            permit.release();
            throw e;
        } finally {
            if (waits) {
                HttpRequests.events(call.request()).onQuotaWait(sleeper.nanoTime() - begin);
            }
        }
    }

    private void update(Response response, ResponseHeaders headers, QuotaPermit permit) {
        RateLimitStatus status = headers.rateLimit();
        if (status != null) {
            quota.update(status);
        }
        ServerError error = errors.of(response);
        if (error == null) {
            return;
        }
        if (error.status() >= 400 && error.status() < 500 && error.status() != REQUEST_TIMEOUT) {
            permit.settle(0);
        }
        if (error.status() == TOO_MANY_REQUESTS && error.retryAfter() != null) {
            quota.blockFor(error.retryAfter());
        }
    }

    /** A failure to update the quota must not fail the response. */
    private static void guarded(Runnable update) {
        try {
            update.run();
        } catch (RuntimeException e) {
            LOG.warn("The quota could not be updated with what a call used, so the estimate stands", e);
        }
    }
}
