package io.github.azurellama.internal.http;

import io.github.azurellama.internal.error.InterceptorException;
import io.github.azurellama.internal.error.ServerError;
import io.github.azurellama.internal.error.TlsFailure;
import io.github.azurellama.internal.error.TransportFailures;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import javax.net.ssl.SSLException;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** All attempts go to the same endpoint, after a delay. */
final class OneEndpoint implements Route {

    @Override
    public Request request(Request request) {
        return request;
    }

    @Override
    public @Nullable Next after(AttemptResult result, int retry, Backoff backoff) {
        ServerError error = result.error();
        if (error != null && error.isRetryable()) {
            return new Next(error.retryAfter() == null ? backoff.delay(retry) : error.retryAfter(), true);
        }
        IOException failure = result.failure();
        return failure != null && isRetryable(failure) ? new Next(backoff.delay(retry), true) : null;
    }

    @Override
    public Response end(AttemptResult result) throws IOException {
        return result.get();
    }

    /** A timeout is not retried: a caller who limits the wait does not want to wait several times as long. */
    private static boolean isRetryable(IOException e) {
        int proxyStatus = TransportFailures.proxyStatus(e);
        return !(e instanceof InterruptedIOException
                || (proxyStatus > 0 && !TransportFailures.isProxyBusy(proxyStatus))
                || (e instanceof SSLException && !TlsFailure.isLostConnection(e))
                || e instanceof ProtocolException
                || e instanceof UnknownHostException
                || e instanceof UnknownServiceException
                || e instanceof InterceptorException);
    }
}
