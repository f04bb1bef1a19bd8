package io.github.azurellama.internal.http;

import dev.langchain4j.exception.TimeoutException;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.error.ExceptionMapper;
import io.github.azurellama.internal.error.ServerError;
import io.github.azurellama.internal.error.TransportFailures;
import io.github.azurellama.internal.pool.DeploymentPool;
import io.github.azurellama.internal.pool.Member;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The endpoints of a model, and which of them an attempt goes to: the only one, or a member of a pool. */
final class Backends {

    private final List<Backend> all;
    private final @Nullable DeploymentPool pool;
    private final TransportFailures.Timeouts timeouts;

    Backends(List<Backend> all, @Nullable DeploymentPool pool, TransportFailures.Timeouts timeouts) {
        this.all = all;
        this.pool = pool;
        this.timeouts = timeouts;
    }

    /** The request of a call, with the route that decides where its attempts go. */
    Request firstRequest(Operation operation, @Nullable Object key, Function<Backend, Request> requests) {
        return pool == null
                ? requests.apply(all.get(0))
                : new PoolRoute(this, pool, operation, key, requests).firstRequest();
    }

    /** The call with that request has ended. */
    void close(Request request) {
        PoolRoute route = route(request);
        if (route != null) {
            route.close();
        }
    }

    /** The one that the request's current or last attempt goes to. */
    Backend of(Request request) {
        PoolRoute route = route(request);
        return route == null ? all.get(0) : route.backend();
    }

    /** The request as it was written for that. */
    Request sent(Request request) {
        PoolRoute route = route(request);
        return route == null ? request : route.sent();
    }

    private @Nullable PoolRoute route(Request request) {
        return pool == null ? null : request.tag(PoolRoute.class);
    }

    /** The only one, or the one that was added to the pool first. */
    Backend first() {
        return all.get(0);
    }

    boolean anyIsForThisComputer() {
        return all.stream().anyMatch(Backend::isForThisComputer);
    }

    /** That of a member. */
    Backend of(Member member) {
        return all.get(member.index());
    }

    /** Adds an interceptor that each endpoint has one of its own of, or none where the factory returns null. */
    void add(OkHttpClient.Builder client, Function<Backend, @Nullable Interceptor> factory) {
        Map<Backend, Interceptor> own = new HashMap<>();
        for (Backend backend : all) {
            Interceptor interceptor = factory.apply(backend);
            if (interceptor != null) {
                own.put(backend, interceptor);
            }
        }
        if (pool == null) {
            own.values().forEach(client::addInterceptor);
        } else if (!own.isEmpty()) {
            client.addInterceptor(chain -> {
                Interceptor interceptor = own.get(of(chain.request()));
                return interceptor == null ? chain.proceed(chain.request()) : interceptor.intercept(chain);
            });
        }
    }

    /** The error that the response reports, or null if it promises a completion. */
    @Nullable ServerError error(Response response) {
        return of(response.request()).errors().of(response);
    }

    /** The exception for the failure of a call. */
    RuntimeException failed(Request request, Throwable e, Operation operation) {
        RuntimeException exception = exceptions(request).of(e, operation);
        PoolRoute route = route(request);
        boolean isOfCall = e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
        if (route != null && isOfCall && exception instanceof TimeoutException) {
            route.onCallTimeout((InterruptedIOException) e, exception);
        }
        return exception;
    }

    /** Maps failures of the request's current or last attempt. */
    ExceptionMapper exceptions(Request request) {
        return exceptions(of(request));
    }

    /** Maps failures of attempts there. */
    ExceptionMapper exceptions(Backend backend) {
        return new ExceptionMapper(backend.endpoint(), timeouts);
    }
}
