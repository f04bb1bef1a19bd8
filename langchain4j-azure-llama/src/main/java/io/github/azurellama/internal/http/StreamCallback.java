package io.github.azurellama.internal.http;

import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.wire.EventConsumer;
import io.github.azurellama.internal.wire.ReplyHeaders;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads a stream on the thread that OkHttp gives it, and turns every end into one call of the consumer. */
final class StreamCallback implements Callback {

    /** More than any chunk; an event without end would otherwise fill the memory. */
    static final int MAX_EVENT_BYTES = 16 * 1024 * 1024;

    private final Operation operation;
    private final EventConsumer consumer;
    private final Failures failures;
    private long received;

    StreamCallback(Operation operation, EventConsumer consumer, Failures failures) {
        this.operation = operation;
        this.consumer = consumer;
        this.failures = failures;
    }

    @Override
    public void onFailure(Call call, IOException e) {
        consumer.onFailure(failures.of(e, ReplyHeaders.NONE, operation));
    }

    @Override
    public void onResponse(Call call, Response response) {
        ReplyHeaders headers = response::header;
        try (response) {
            if (!response.isSuccessful()) {
                consumer.onFailure(failures.of(response, operation));
                return;
            }
            consumer.onOpen(headers);
            read(response);
        } catch (Throwable e) { // whatever it is, the caller must hear of it
            consumer.onFailure(failures.of(e, headers, operation));
        }
    }

    /** No event begins like this; a server that cannot stream, or a gateway before it, answers as a whole. */
    private static boolean isJson(byte first) {
        return first == '{' || first == '[';
    }

    /** An answer without end would fill the memory as well. Comments do not count, as nobody keeps them. */
    private boolean take(@Nullable String name, byte[] data, int offset, int length) throws IOException {
        received += length;
        if (received > HttpTransport.MAX_BODY_BYTES) {
            throw OversizeException.ofAnswer(HttpTransport.MAX_BODY_BYTES);
        }
        return consumer.onEvent(name, data, offset, length);
    }

    private void read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(1) && isJson(source.getBuffer().getByte(0))) {
            consumer.onWhole(ServerAnswer.read(response.body(), HttpTransport.MAX_BODY_BYTES));
            return;
        }
        var events = new EventStreamReader(source.inputStream(), MAX_EVENT_BYTES);
        if (events.readAll(this::take)) {
            events.checkThatThereWereAny();
            consumer.onEnd();
        }
    }
}
