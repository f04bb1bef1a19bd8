package io.github.azurellama.internal.http;

import io.github.azurellama.internal.error.ServerError;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.retry.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The only retry loop. It sees the headers of a response but not its body, so a stream is retried until the server accepts it
 * and never after its first byte.
 */
final class RetryInterceptor implements Interceptor {

    private static final Route ONE_ENDPOINT = new OneEndpoint();

    private final RetryPolicy policy;
    private final Function<Response, @Nullable ServerError> errors;
    private final Sleeper sleeper;
    private final Backoff backoff;

    RetryInterceptor(
            RetryPolicy policy,
            Function<Response, @Nullable ServerError> errors,
            Sleeper sleeper,
            RandomGenerator random) {
        this.policy = policy;
        this.errors = errors;
        this.sleeper = sleeper;
        this.backoff = new Backoff(policy, random);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Call call = chain.call();
        Route pool = chain.request().tag(PoolRoute.class);
        Route route = pool == null ? ONE_ENDPOINT : pool;
        long begin = sleeper.nanoTime();
        for (int retry = 0; ; ) {
            AttemptResult result = attempt(chain, route);
            boolean isCancelled = result.failure() != null && call.isCanceled();
            Route.Next next = isCancelled ? null : route.after(result, retry, backoff);
            if (next == null || !isAllowed(next, retry, begin, call)) {
                return route.end(result);
            }
            result.close();
            retry += next.isRetry() ? 1 : 0;
            await(next.delay(), call);
        }
    }

    private void await(Duration delay, Call call) throws IOException {
        CallEvents events = HttpRequests.events(call.request());
        long begin = sleeper.nanoTime();
        events.onRetryWait(delay);
        try {
            sleeper.await(delay, call);
        } finally {
            events.onRetryWaited(sleeper.nanoTime() - begin);
        }
    }

    private AttemptResult attempt(Chain chain, Route route) {
        try {
            Response response = chain.proceed(route.request(chain.request()));
            return new AttemptResult(response, errors.apply(response), null);
        } catch (IOException e) {
            return new AttemptResult(null, null, e);
        }
    }

    /** Whether the delay is not longer, and does not end later, than the policy and the call's timeout allow. */
    private boolean isAllowed(Route.Next next, int retry, long begin, Call call) {
        if (next.isRetry() && (retry >= policy.maxRetries() || next.delay().compareTo(policy.maxDelay()) > 0)) {
            return false;
        }
        Duration end = Duration.ofNanos(sleeper.nanoTime() - begin).plus(next.delay());
        long timeout = call.timeout().timeoutNanos();
        return Stream.of(policy.deadline(), timeout == 0 ? null : Duration.ofNanos(timeout))
                .flatMap(Stream::ofNullable)
                .allMatch(limit -> end.compareTo(limit) <= 0);
    }
}
