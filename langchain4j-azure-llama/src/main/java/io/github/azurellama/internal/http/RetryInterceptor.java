package io.github.azurellama.internal.http;

import io.github.azurellama.internal.error.InterceptorException;
import io.github.azurellama.internal.error.ServerError;
import io.github.azurellama.internal.error.TransportFailures;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.retry.RetryPolicy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The only retry loop. It sees the headers of a response but not its body, so a stream is retried until the server accepts it
 * and never after its first byte.
 */
final class RetryInterceptor implements Interceptor {

    /** A year, so that no sum of times overflows. */
    private static final long LONGEST_MILLIS = TimeUnit.DAYS.toMillis(365);

    private final RetryPolicy policy;
    private final ServerErrors errors;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    RetryInterceptor(RetryPolicy policy, ServerErrors errors, Sleeper sleeper, RandomGenerator random) {
        this.policy = policy;
        this.errors = errors;
        this.sleeper = sleeper;
        this.random = random;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Call call = chain.call();
        long begin = sleeper.nanoTime();
        for (int retry = 0; ; retry++) {
            Duration delay;
            try {
                Response response = chain.proceed(chain.request());
                ServerError error = errors.of(response);
                delay = error != null && error.isRetryable() ? allowed(delay(error, retry), retry, begin, call) : null;
                if (delay == null) {
                    return response;
                }
                response.close();
            } catch (IOException e) {
                delay = isRetryable(e) && !call.isCanceled() ? allowed(backoff(retry), retry, begin, call) : null;
                if (delay == null) {
                    throw e;
                }
            }
            await(delay, call);
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

    /** That delay, or null if there is to be no further attempt after it. */
    private @Nullable Duration allowed(Duration delay, int retry, long begin, Call call) {
        if (retry >= policy.maxRetries() || delay.compareTo(policy.maxDelay()) > 0) {
            return null;
        }
        Duration next = Duration.ofNanos(sleeper.nanoTime() - begin).plus(delay);
        long timeout = call.timeout().timeoutNanos();
        boolean isTooLate = Stream.of(policy.deadline(), timeout == 0 ? null : Duration.ofNanos(timeout))
                .flatMap(Stream::ofNullable)
                .anyMatch(end -> next.compareTo(end) > 0);
        return isTooLate ? null : delay;
    }

    private Duration delay(ServerError error, int retry) {
        return error.retryAfter() == null ? backoff(retry) : error.retryAfter();
    }

    /** Full jitter: anything from zero to the doubled base, so that clients that failed together do not return together. */
    private Duration backoff(int retry) {
        double doubled = Math.scalb((double) TimeUnit.MILLISECONDS.convert(policy.backoff()), retry);
        long ceiling = Math.min(TimeUnit.MILLISECONDS.convert(policy.maxDelay()), (long) doubled);
        return Duration.ofMillis(random.nextLong(Math.min(ceiling, LONGEST_MILLIS) + 1));
    }

    /** A timeout is not retried: a caller who limits the wait does not want to wait several times as long. */
    private static boolean isRetryable(IOException e) {
        int proxyStatus = TransportFailures.proxyStatus(e);
        return !(e instanceof InterruptedIOException
                || (proxyStatus > 0 && proxyStatus < 500)
                || e instanceof SSLException
                || e instanceof ProtocolException
                || e instanceof UnknownHostException
                || e instanceof InterceptorException);
    }
}
