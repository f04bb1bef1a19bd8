package io.github.azurellama.internal.http;

import dev.langchain4j.exception.LangChain4jException;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.connect.CallState;
import io.github.azurellama.internal.connect.CallWatcher;
import io.github.azurellama.internal.connect.InterruptWatch;
import io.github.azurellama.internal.connect.SharedThreads;
import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.error.ExceptionMapper;
import io.github.azurellama.internal.error.ServerError;
import io.github.azurellama.internal.error.TransportFailures;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.EventConsumer;
import io.github.azurellama.internal.wire.ImplicitField;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.ModelRequest;
import io.github.azurellama.internal.wire.RequestVariants;
import io.github.azurellama.internal.wire.ResponseHeaders;
import io.github.azurellama.internal.wire.ResponseReader;
import io.github.azurellama.internal.wire.TokenUsageTracker;
import io.github.azurellama.internal.wire.WireRequest;
import io.github.azurellama.listener.LlamaCall;
import io.github.azurellama.listener.LlamaCallListener;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends requests to one endpoint. Whole responses and streams share everything but the last step. */
public final class HttpTransport {

    /** More than any completion has; a body without end would fill the memory. */
    static final int MAX_BODY_BYTES = 64 * 1024 * 1024;

    private static final String USER_AGENT = "langchain4j-azure-llama";

    private final Dialect dialect;
    private final RejectedFields rejectedFields;
    private final OkHttpClient client;
    private final ServerErrors errors;
    private final ExceptionMapper exceptions;
    private final Supplier<Map<String, String>> customHeaders;
    private final List<LlamaCallListener> callListeners;
    private final LongSupplier nanoTime;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** One for each operation: parsing it costs as much as writing a short request. */
    private final Map<String, HttpUrl> urls = new ConcurrentHashMap<>();

    /** Sends requests to the dialect's endpoint. */
    public HttpTransport(Dialect dialect, HttpSettings settings) {
        this(dialect, settings, Sleeper.ON_THREAD);
    }

    HttpTransport(Dialect dialect, HttpSettings settings, Sleeper sleeper) {
        this.dialect = dialect;
        this.rejectedFields = new RejectedFields(settings.logger);
        this.errors = new ServerErrors(dialect.endpoint());
        this.client = OkHttpClients.create(
                dialect.endpoint(),
                settings,
                new ImplicitFieldInterceptor(dialect, rejectedFields, errors),
                errors,
                sleeper);
        this.customHeaders = settings.customHeaders;
        this.callListeners = settings.callListeners;
        this.nanoTime = sleeper::nanoTime;
        this.exceptions = new ExceptionMapper(
                dialect.endpoint(),
                new TransportFailures.Timeouts(
                        client.connectTimeoutMillis(), client.readTimeoutMillis(), client.callTimeoutMillis()));
        headers.put("User-Agent", USER_AGENT);
        if (settings.deployment != null) {
            headers.put("azureml-model-deployment", settings.deployment);
        }
    }

    /** Notifies the listeners, if there are any, that a call begins. The caller has to end the call. */
    public CallEvents begin(Operation operation, @Nullable String modelName, boolean stream) {
        return callListeners.isEmpty()
                ? CallEvents.NONE
                : CallEvents.begin(
                        new LlamaCall(operation, dialect.endpoint(), modelName, stream), callListeners, nanoTime);
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
    public <T> T execute(RequestVariants request, CallEvents events, ResponseReader<T> reader) {
        return execute(request, events, reader, InterruptWatch::start);
    }

    /** As {@link #execute(RequestVariants, CallEvents, ResponseReader)}, with another reason to cancel the call. */
    public <T> T execute(RequestVariants request, CallEvents events, ResponseReader<T> reader, CallWatcher watcher) {
        return execute(call(request, events), events, request.operation(), reader, watcher);
    }

    /** Sends a request to a route that does not generate, as a call of its own. */
    public <T> T execute(WireRequest request, @Nullable String modelName, ResponseReader<T> reader) {
        CallEvents events = begin(request.operation(), modelName, false);
        try {
            T result = execute(
                    call(request, null, null, events), events, request.operation(), reader, InterruptWatch::start);
            events.onSuccess();
            return result;
        } catch (RuntimeException | Error e) {
            events.onFailure(e);
            throw e;
        }
    }

    private <T> T execute(
            Call call, CallEvents events, Operation operation, ResponseReader<T> reader, CallWatcher watcher) {
        Runnable endOfWatch = watcher.watch(call);
        try (Response response = call.execute()) {
            ServerError error = errors.of(response);
            if (error != null) {
                throw exceptions.of(error, operation);
            }
            try {
                return reader.read(
                        BoundedBody.read(response.body(), MAX_BODY_BYTES),
                        headers(response),
                        usage(response),
                        sent(response));
            } catch (ErrorPayloadException e) {
                throw exceptions.of(errors.of(response, e), operation);
            } catch (MalformedResponseException e) {
                throw exceptions.of(ServerErrors.redacted(e, response), operation);
            }
        } catch (Throwable e) { // of any kind: an Error of an interceptor, a checked exception that Kotlin does not
            // declare
            if (isCancelled(call, e)) {
                events.onCancelled();
            }
            throw exceptions.of(e, operation);
        } finally {
            endOfWatch.run();
        }
    }

    /** Whether the caller ended the call, rather than a timeout, which cancels it too. */
    private static boolean isCancelled(Call call, Throwable e) {
        return !(e instanceof LangChain4jException)
                && (Thread.currentThread().isInterrupted()
                        || (call.isCanceled() && !(e instanceof InterruptedIOException)));
    }

    /** Sends a request to the model whose response is a stream; returns at once. */
    public void stream(RequestVariants request, CallEvents events, EventConsumer consumer) {
        SharedThreads.ALL.execute(streamCall(request, events, consumer)::run);
    }

    /** As {@link #stream}, on this thread; returns when the stream has ended. */
    public void readStream(RequestVariants request, CallEvents events, EventConsumer consumer) {
        streamCall(request, events, consumer).run();
    }

    private StreamCall streamCall(RequestVariants request, CallEvents events, EventConsumer consumer) {
        Call call = call(request, events);
        consumer.onCall(call::cancel);
        CallState.whenCancelled(call, consumer::onCancelled);
        return new StreamCall(call, request.operation(), consumer, errors, exceptions);
    }

    static ResponseHeaders headers(Response response) {
        ResponseHeaders parsed = response.request().tag(ResponseHeaders.class);
        return parsed == null ? new ResponseHeaders(response::header) : parsed;
    }

    static TokenUsageTracker usage(Response response) {
        TokenUsageTracker tracker = response.request().tag(TokenUsageTracker.class);
        return tracker == null ? TokenUsageTracker.NONE : tracker;
    }

    /** The implicit fields of the request that the server accepted. */
    static Set<ImplicitField> sent(Response response) {
        WireRequest wire = response.request().tag(WireRequest.class);
        return wire == null ? Set.of() : wire.implicitFields();
    }

    /** The implicit fields that the endpoint has rejected so far. */
    public Set<ImplicitField> rejectedFields() {
        return rejectedFields.all();
    }

    private Call call(RequestVariants variants, CallEvents events) {
        Set<ImplicitField> rejected = rejectedFields.all();
        ModelRequest request = variants.without(rejected);
        return call(dialect.encode(request, rejected), variants, request, events);
    }

    private Call call(
            WireRequest wire,
            @Nullable RequestVariants variants,
            @Nullable ModelRequest modelRequest,
            CallEvents events) {
        HttpUrl url = urls.computeIfAbsent(wire.url(), HttpUrl::get);
        Request request = HttpRequests.of(url, wire, variants, modelRequest, headers, customHeaders.get(), events);
        return client.newCall(request);
    }
}
