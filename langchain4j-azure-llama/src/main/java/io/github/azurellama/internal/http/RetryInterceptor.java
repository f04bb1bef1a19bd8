package io.github.azurellama.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The only retry loop. It sees an answer's headers but never its body, so a stream is repeated until it is accepted and
 * never after its first byte.
 */
final class RetryInterceptor implements Interceptor {

    private static final Set<Integer> WORTH_A_REPEAT = Set.of(408, 409, 429, 500, 502, 503, 504);

    private final RetryPolicy policy;
    private final RetryAfter retryAfter;
    private final Pause pause;
    private final RandomGenerator random;

    RetryInterceptor(RetryPolicy policy, RetryAfter retryAfter, Pause pause, RandomGenerator random) {
        this.policy = policy;
        this.retryAfter = retryAfter;
        this.pause = pause;
        this.random = random;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        for (int retry = 0; ; retry++) {
            Duration delay;
            try {
                Response response = chain.proceed(chain.request());
                delay = retry < policy.maxRetries() ? delay(response, retry) : null;
                if (delay == null) {
                    return response;
                }
                response.close();
            } catch (IOException e) {
                if (retry >= policy.maxRetries()
                        || !isWorthARepeat(e)
                        || chain.call().isCanceled()) {
                    throw e;
                }
                delay = policy.backoff(retry, random);
            }
            pause.await(delay, chain.call());
        }
    }

    /** How long to wait before the next attempt, or null if there is to be none. */
    private @Nullable Duration delay(Response response, int retry) throws IOException {
        int status = ServerAnswer.status(response);
        if (!WORTH_A_REPEAT.contains(status)) {
            return null;
        }
        Duration asked = retryAfter.of(status, response::header, ServerAnswer.peek(response));
        if (asked == null) {
            return policy.backoff(retry, random);
        }
        return asked.compareTo(policy.maxDelay()) > 0 ? null : asked;
    }

    /** A timeout is not: the caller set it to be told, and waiting several times as long would not tell. */
    private static boolean isWorthARepeat(IOException e) {
        return !(e instanceof InterruptedIOException
                || e instanceof SSLException
                || e instanceof ProtocolException
                || e instanceof UnknownHostException
                || e instanceof CarriedException);
    }
}
