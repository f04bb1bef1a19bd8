package io.github.azurellama.internal.http;

import io.github.azurellama.internal.wire.EventConsumer;
import io.github.azurellama.internal.wire.ReplyHeaders;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import okio.BufferedSource;

/** Reads a stream on the thread that OkHttp gives it, and turns every end into one call of the consumer. */
final class StreamCallback implements Callback {

    /** More than any chunk; an event without end would otherwise fill the memory. */
    static final int MAX_EVENT_BYTES = 16 * 1024 * 1024;

    private final EventConsumer consumer;
    private final Failures failures;

    StreamCallback(EventConsumer consumer, Failures failures) {
        this.consumer = consumer;
        this.failures = failures;
    }

    @Override
    public void onFailure(Call call, IOException e) {
        consumer.onFailure(failures.of(e, ReplyHeaders.NONE));
    }

    @Override
    public void onResponse(Call call, Response response) {
        ReplyHeaders headers = response::header;
        try (response) {
            if (!response.isSuccessful()) {
                consumer.onFailure(failures.of(response));
                return;
            }
            consumer.onOpen(headers);
            read(response);
        } catch (Throwable e) { // whatever it is, the caller must hear of it
            consumer.onFailure(failures.of(e, headers));
        }
    }

    private void read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(1) && source.getBuffer().getByte(0) == '{') {
            // A server that cannot stream, or a gateway before it, answers as a whole.
            byte[] whole = ServerAnswer.read(response.body(), HttpTransport.MAX_BODY_BYTES);
            if (!consumer.onEvent(null, whole, 0, whole.length)) {
                return;
            }
        } else if (!new EventStreamReader(source.inputStream(), MAX_EVENT_BYTES).readAll(consumer::onEvent)) {
            return;
        }
        consumer.onEnd();
    }
}
