package io.github.azurellama.internal.http;

import io.github.azurellama.internal.connect.CallState;
import io.github.azurellama.internal.error.InterceptorException;
import io.github.azurellama.internal.error.ServerError;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.listener.CallAttempt;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Notifies the listeners of each attempt; only in the clients of models that have listeners. */
final class AttemptInterceptor implements Interceptor {

    private final Backend backend;

    AttemptInterceptor(Backend backend) {
        this.backend = backend;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        long begin = System.nanoTime();
        try {
            Response response = chain.proceed(request);
            ServerError error = backend.errors().of(response);
            if (error == null) {
                end(request, response.code(), null, null, begin);
            } else {
                end(request, error.status(), null, error.retryAfter(), begin);
            }
            return response;
        } catch (InterceptorException e) {
            end(request, null, e.getCause() == null ? e : e.getCause(), null, begin);
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            end(request, null, e, null, begin);
            throw e;
        }
    }

    private void end(
            Request request,
            @Nullable Integer status,
            @Nullable Throwable failure,
            @Nullable Duration retryAfter,
            long begin) {
        CallEvents events = HttpRequests.events(request);
        CallState state = request.tag(CallState.class);
        Connection connection = state == null ? null : state.connection();
        events.onAttemptEnd(new CallAttempt(
                events.nextAttempt(),
                backend.endpoint(),
                backend.name(),
                status,
                failure,
                retryAfter,
                connection != null && state.isReused(),
                connection == null ? null : connection.protocol().toString(),
                Duration.ofNanos(System.nanoTime() - begin)));
    }
}
