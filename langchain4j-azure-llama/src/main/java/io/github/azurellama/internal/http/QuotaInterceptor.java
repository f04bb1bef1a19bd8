package io.github.azurellama.internal.http;

import dev.langchain4j.exception.LangChain4jException;
import io.github.azurellama.internal.wire.RateLimitHeaders;
import io.github.azurellama.internal.wire.TokenAccount;
import io.github.azurellama.internal.wire.WireRequest;
import io.github.azurellama.limit.LlamaQuota;
import io.github.azurellama.limit.QuotaTurn;
import io.github.azurellama.response.RateLimitStatus;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets each attempt wait for its turn, and tells the quota what became of it. A repeat after a 401 is not counted, since
 * the deployment did not see the first.
 */
final class QuotaInterceptor implements Interceptor {

    private static final Logger LOG = LoggerFactory.getLogger(QuotaInterceptor.class);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private final LlamaQuota quota;
    private final RetryAfter retryAfter;
    private final Pause pause;

    QuotaInterceptor(LlamaQuota quota, RetryAfter retryAfter, Pause pause) {
        this.quota = quota;
        this.retryAfter = retryAfter;
        this.pause = pause;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        WireRequest wire = chain.request().tag(WireRequest.class);
        if (wire == null) {
            return chain.proceed(chain.request());
        }
        QuotaTurn turn = admitted(wire.account(), chain.call());
        Response response;
        try {
            response = chain.proceed(chain.request());
        } catch (IOException e) {
            if (isUnsent(e)) {
                told(turn::release);
            }
            throw e;
        }
        told(() -> learn(response, wire.account(), turn));
        return response;
    }

    private QuotaTurn admitted(TokenAccount account, Call call) throws IOException {
        try {
            QuotaTurn turn = quota.lineUp(Math.max(1, quota.estimate(account.prompt()) + account.answerTokens()));
            await(turn, call);
            return turn;
        } catch (LangChain4jException e) {
            throw new CarriedException(e);
        } catch (RuntimeException e) {
            throw new CarriedException(new LangChain4jException(
                    "not sent, because " + quota + " could not be asked: " + e.getMessage(), e));
        }
    }

    private void await(QuotaTurn turn, Call call) throws IOException {
        try {
            for (Duration delay = turn.poll(); !delay.isZero(); delay = turn.poll()) {
                pause.await(delay, call);
            }
            if (call.isCanceled()) {
                throw new IOException("Canceled"); // as OkHttp says it, but what was reserved is given back
            }
        } catch (IOException | RuntimeException e) {
            turn.release();
            throw e;
        }
    }

    private void learn(Response response, TokenAccount account, QuotaTurn turn) {
        RateLimitStatus status = RateLimitHeaders.read(response::header);
        if (status != null) {
            quota.heed(status);
        }
        int code = ServerAnswer.status(response);
        if (response.isSuccessful()) {
            account.onUsed(tokens -> told(() -> turn.settle(tokens)));
        } else if (code >= 400 && code < 500 && code != REQUEST_TIMEOUT) {
            turn.settle(0);
        }
        if (code == TOO_MANY_REQUESTS) {
            Duration delay = retryAfter.of(code, response::header, ServerAnswer.peek(response));
            if (delay != null) {
                quota.hold(delay);
            }
        }
    }

    /** No byte of the request can have reached the server. */
    private static boolean isUnsent(IOException e) {
        return e instanceof ConnectException
                || e instanceof NoRouteToHostException
                || e instanceof UnknownHostException
                || e instanceof SSLHandshakeException
                || e instanceof CarriedException;
    }

    /** What is told afterwards must not harm an answer that has come. */
    private static void told(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.warn("The quota could not be told what a call used, and counts its estimate", e);
        }
    }
}
