package io.github.azurellama.internal.http;

import dev.langchain4j.exception.LangChain4jException;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.connect.CallState;
import io.github.azurellama.internal.connect.CallWatcher;
import io.github.azurellama.internal.connect.InterruptWatch;
import io.github.azurellama.internal.connect.SharedThreads;
import io.github.azurellama.internal.error.ServerError;
import io.github.azurellama.internal.error.TransportFailures;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.pool.DeploymentPool;
import io.github.azurellama.internal.wire.BodyReader;
import io.github.azurellama.internal.wire.CompletionMapper;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.EventConsumer;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.RequestVariants;
import io.github.azurellama.internal.wire.ResponseHead;
import io.github.azurellama.internal.wire.ResponseHeaders;
import io.github.azurellama.internal.wire.TokenUsageTracker;
import io.github.azurellama.internal.wire.WireRequest;
import io.github.azurellama.listener.LlamaCall;
import io.github.azurellama.listener.LlamaCallListener;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends requests to one endpoint, or to the deployments of a pool. Whole responses and streams share everything but the last step. */
public final class HttpTransport {

    /** More than any completion has; a body without end would fill the memory. */
    static final int MAX_BODY_BYTES = 64 * 1024 * 1024;

    private final Backends backends;
    private final OkHttpClient client;
    private final Supplier<Map<String, String>> customHeaders;
    private final List<LlamaCallListener> callListeners;
    private final LongSupplier nanoTime;

    /**
     * Sends requests to these endpoints.
     *
     * @param all the only endpoint, or the members of the pool in its order
     * @param pool the pool, or null for an endpoint alone
     */
    public HttpTransport(List<Backend> all, @Nullable DeploymentPool pool, HttpSettings settings) {
        this(all, pool, settings, Sleeper.ON_THREAD);
    }

    HttpTransport(List<Backend> all, @Nullable DeploymentPool pool, HttpSettings settings, Sleeper sleeper) {
        boolean isEncrypted =
                all.stream().anyMatch(backend -> backend.endpoint().isEncrypted());
        OkHttpClient base = OkHttpClients.base(isEncrypted, settings);
        this.backends = new Backends(
                all,
                pool,
                new TransportFailures.Timeouts(
                        base.connectTimeoutMillis(), base.readTimeoutMillis(), base.callTimeoutMillis()));
        this.client = OkHttpClients.create(base, settings, backends, sleeper);
        this.customHeaders = settings.customHeaders;
        this.callListeners = settings.callListeners;
        this.nanoTime = sleeper::nanoTime;
    }

    /** Notifies the listeners, if there are any, that a call begins. The caller has to end the call. */
    public CallEvents begin(Operation operation, @Nullable String modelName, boolean stream) {
        return callListeners.isEmpty()
                ? CallEvents.NONE
                : CallEvents.begin(
                        new LlamaCall(operation, backends.first().endpoint(), modelName, stream),
                        callListeners,
                        nanoTime);
    }

    /** The client that all models without one of their own share. */
    public static OkHttpClient defaultClient() {
        return OkHttpClients.shared();
    }

    /**
     * Sends a request to the model and waits for the whole response, until the thread is interrupted.
     *
     * @throws RuntimeException one of LangChain4j's if the call fails
     */
    public <R extends RequestVariants, T> T execute(PendingRequest<R> request, CompletionMapper<R, T> mapper) {
        return execute(request, mapper, InterruptWatch::start);
    }

    /** As {@link #execute(PendingRequest, CompletionMapper)}, with another reason to cancel the call. */
    public <R extends RequestVariants, T> T execute(
            PendingRequest<R> request, CompletionMapper<R, T> mapper, CallWatcher watcher) {
        return execute(
                call(request),
                request.events(),
                (body, call, response) -> {
                    Backend backend = backends.of(call.request());
                    return mapper.map(
                            backend.dialect().read(body), head(backend, backends.sent(call.request()), response));
                },
                watcher);
    }

    /** Sends a request of a route that generates nothing, as a call of its own. */
    public <T> T fetch(
            Operation operation,
            @Nullable String modelName,
            Function<Backend, WireRequest> requests,
            BodyReader<T> reader) {
        CallEvents events = begin(operation, modelName, false);
        return events.run(() -> {
            Map<String, String> headers = customHeaders.get();
            return execute(
                    call(operation, null, backend -> backend.request(requests.apply(backend), headers, events)),
                    events,
                    (body, call, response) -> reader.read(body),
                    InterruptWatch::start);
        });
    }

    private interface Reader<T> {
        T read(byte[] body, Call call, Response response) throws IOException;
    }

    private <T> T execute(Call call, CallEvents events, Reader<T> reader, CallWatcher watcher) {
        Operation operation = operation(call);
        Runnable endOfWatch = watcher.watch(call);
        try (Response response = call.execute()) {
            ServerError error = backends.error(response);
            if (error != null) {
                throw backends.exceptions(call.request()).of(error, operation);
            }
            try {
                return reader.read(BoundedBody.read(response.body(), MAX_BODY_BYTES), call, response);
            } catch (ErrorPayloadException e) {
                throw backends.exceptions(call.request())
                        .of(backends.of(call.request()).errors().of(response, e), operation);
            } catch (MalformedResponseException e) {
                throw backends.exceptions(call.request()).of(ServerErrors.redacted(e, response), operation);
            }
        } catch (Throwable e) { // of any kind: an Error of an interceptor, a checked exception that Kotlin does not
            // declare
            if (isCancelled(call, e)) {
                events.onCancelled();
            }
            throw backends.failed(call.request(), e, operation);
        } finally {
            endOfWatch.run();
            backends.close(call.request());
        }
    }

    /** Whether the caller ended the call, rather than a timeout, which cancels it too. */
    private static boolean isCancelled(Call call, Throwable e) {
        return !(e instanceof LangChain4jException)
                && (Thread.currentThread().isInterrupted()
                        || (call.isCanceled() && !(e instanceof InterruptedIOException)));
    }

    /** Sends a request to the model whose response is a stream; returns at once. */
    public <R extends RequestVariants> void stream(PendingRequest<R> request, EventConsumer<R> consumer) {
        StreamCall<R> call = streamCall(request, consumer);
        try {
            SharedThreads.ALL.execute(call::run);
        } catch (RuntimeException | Error e) { // the system has no thread left
            call.close();
            throw e;
        }
    }

    /** As {@link #stream}, on this thread; returns when the stream has ended. */
    public <R extends RequestVariants> void readStream(PendingRequest<R> request, EventConsumer<R> consumer) {
        streamCall(request, consumer).run();
    }

    private <R extends RequestVariants> StreamCall<R> streamCall(PendingRequest<R> request, EventConsumer<R> consumer) {
        Call call = call(request);
        consumer.onCall(call::cancel);
        CallState.whenCancelled(call, consumer::onCancelled);
        return new StreamCall<>(call, consumer, backends);
    }

    /** What the transport found out about a response with a status of success. */
    @SuppressWarnings("unchecked") // the tag is what call() mapped the request to
    static <R extends RequestVariants> ResponseHead<R> head(Backend backend, Request sent, Response response) {
        Request request = response.request();
        TokenUsageTracker usage = request.tag(TokenUsageTracker.class);
        WireRequest wire = request.tag(WireRequest.class);
        return new ResponseHead<>(
                (R) Objects.requireNonNull(sent.tag(RequestVariants.class)),
                backend.name(),
                wire == null ? Set.of() : wire.implicitFields(),
                headers(response),
                usage == null ? TokenUsageTracker.NONE : usage);
    }

    static ResponseHeaders headers(Response response) {
        ResponseHeaders parsed = response.request().tag(ResponseHeaders.class);
        return parsed == null ? new ResponseHeaders(response::header) : parsed;
    }

    static Operation operation(Call call) {
        return Objects.requireNonNull(call.request().tag(WireRequest.class)).operation();
    }

    private Call call(PendingRequest<?> request) {
        Map<String, String> headers = customHeaders.get();
        return call(
                request.operation(),
                request.key(),
                backend -> backend.request(request.requests().apply(backend), headers, request.events()));
    }

    private Call call(Operation operation, @Nullable Object key, Function<Backend, Request> requests) {
        Request request = backends.firstRequest(operation, key, requests);
        try {
            return client.newCall(request);
        } catch (RuntimeException | Error e) { // of an EventListener.Factory of the user's client
            backends.close(request);
            throw backends.exceptions(request).of(e, operation);
        }
    }
}
