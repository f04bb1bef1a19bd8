package io.github.azurellama.internal.http;

import io.github.azurellama.internal.connect.RequestSender;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** The last interceptor before OkHttp's own: sends an attempt, and reads the error that it may end with. */
final class SendInterceptor implements Interceptor {

    private final RequestSender sender;
    private final Backends backends;

    SendInterceptor(RequestSender sender, Backends backends) {
        this.sender = sender;
        this.backends = backends;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = sender.send(chain);
        return backends.of(chain.request()).errors().attachedTo(response);
    }
}
