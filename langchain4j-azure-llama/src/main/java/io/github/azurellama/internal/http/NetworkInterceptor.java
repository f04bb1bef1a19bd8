package io.github.azurellama.internal.http;

import io.github.azurellama.internal.connect.WatchedRequest;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** All that is to be done where there is a connection. It is one interceptor, because OkHttp copies its chain for each. */
final class NetworkInterceptor implements Interceptor {

    private final @Nullable LoopbackCheck loopback;

    NetworkInterceptor(Backends backends) {
        this.loopback = backends.anyIsForThisComputer() ? new LoopbackCheck(backends) : null;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        if (loopback != null) {
            loopback.check(chain);
        }
        return RetryAfterLimit.apply(WatchedRequest.send(chain));
    }
}
