package io.github.azurellama.internal.http;

import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.wire.EventConsumer;
import io.github.azurellama.internal.wire.ReplyHeaders;
import io.github.azurellama.internal.wire.ReplyReader;
import io.github.azurellama.internal.wire.WireRequest;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** Sends requests to one endpoint. Both ways of calling share everything but the last step. */
public final class HttpTransport {

    /** More than any answer of a model; a body without end would otherwise fill the memory. */
    static final int MAX_BODY_BYTES = 64 * 1024 * 1024;

    private final OkHttpClient client;
    private final Failures failures;
    private final Map<String, String> headers;
    /** There is one per operation, and parsing it costs as much as writing a short request. */
    private final Map<String, HttpUrl> urls = new ConcurrentHashMap<>();

    /** A transport to that endpoint. */
    public HttpTransport(Endpoint endpoint, HttpSettings settings) {
        this(endpoint, settings, Pause.ON_THREAD);
    }

    HttpTransport(Endpoint endpoint, HttpSettings settings, Pause pause) {
        var retryAfter = new RetryAfter(Clock.systemUTC());
        this.client = ClientAssembly.assemble(endpoint, settings, retryAfter, pause);
        this.failures = new Failures(endpoint, retryAfter, client);
        this.headers = settings.headers();
    }

    /**
     * Sends a request and waits for the whole answer.
     *
     * @throws RuntimeException one of LangChain4j's if there is no answer, or what a credential threw
     */
    public <T> T execute(WireRequest request, ReplyReader<T> reader) {
        Call call = call(request);
        ReplyHeaders replyHeaders = ReplyHeaders.NONE;
        try (Response response = call.execute()) {
            replyHeaders = response::header;
            if (!response.isSuccessful()) {
                throw failures.of(response, request.operation());
            }
            return reader.read(replyHeaders, ServerAnswer.read(response.body(), MAX_BODY_BYTES));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // not only an IOException: Kotlin lets an InterruptedException through undeclared
            throw failures.of(e, replyHeaders, request.operation());
        }
    }

    /** Sends a request whose answer is a stream; returns at once. */
    public void stream(WireRequest request, EventConsumer consumer) {
        Call call = call(request);
        consumer.onCall(call::cancel);
        call.enqueue(new StreamCallback(request.operation(), consumer, failures));
    }

    private Call call(WireRequest request) {
        HttpUrl url = urls.computeIfAbsent(request.url(), HttpUrl::get);
        return client.newCall(HttpRequests.of(url, request, headers));
    }
}
