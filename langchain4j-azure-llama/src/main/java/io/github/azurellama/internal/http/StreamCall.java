package io.github.azurellama.internal.http;

import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.error.ExceptionMapper;
import io.github.azurellama.internal.error.ServerError;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.EventConsumer;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.RequestVariants;
import io.github.azurellama.internal.wire.StreamAbortedException;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a request and reads the stream, and turns every outcome into one call of the consumer. */
final class StreamCall<R extends RequestVariants> {

    /** More than any chunk has; an event without end would fill the memory. */
    static final int MAX_EVENT_BYTES = 16 * 1024 * 1024;

    private static final int MAX_LEADING_BYTES = 8 * 1024;
    private static final ByteString BYTE_ORDER_MARK = ByteString.of((byte) 0xEF, (byte) 0xBB, (byte) 0xBF);
    private static final Logger LOG = LoggerFactory.getLogger(StreamCall.class);

    private final Call call;
    private final Operation operation;
    private final EventConsumer<R> consumer;
    private final Backends backends;
    private long received;
    private boolean inConsumer;

    StreamCall(Call call, EventConsumer<R> consumer, Backends backends) {
        this.call = call;
        this.operation = HttpTransport.operation(call);
        this.consumer = consumer;
        this.backends = backends;
    }

    /** Returns when the stream has ended. */
    void run() {
        try {
            read(call.execute());
        } catch (Throwable e) { // the caller must learn of any failure
            fail(backends.failed(call.request(), e, operation));
        } finally {
            close();
            consumer.onClosed();
        }
    }

    /** The call has ended, or will not begin. */
    void close() {
        backends.close(call.request());
    }

    /** Reads a response that has begun. */
    void read(Response response) {
        Backend backend = backends.of(call.request());
        ExceptionMapper exceptions = backends.exceptions(call.request());
        try (response) {
            ServerError error = backends.error(response);
            if (error != null) {
                fail(exceptions.of(error, operation));
                return;
            }
            consumer.onOpen(HttpTransport.head(backend, backends.sent(call.request()), response));
            readBody(response, backend);
        } catch (ErrorPayloadException e) {
            fail(exceptions.of(backend.errors().of(response, e), operation));
        } catch (MalformedResponseException e) {
            fail(exceptions.of(ServerErrors.redacted(e, response), operation));
        } catch (StreamAbortedException e) {
            fail(exceptions.of(e.reason(), operation));
        } catch (RuntimeException e) { // of the consumer, such as of a handler, or of a listener of the user's client
            fail(inConsumer ? e : exceptions.of(e, operation));
        } catch (Throwable e) { // the caller must learn of any failure
            fail(exceptions.of(e, operation));
        }
    }

    /** What a handler throws here is logged, because nothing else would report it. */
    private void fail(RuntimeException failure) {
        close();
        try {
            consumer.onFailure(failure);
        } catch (Throwable e) {
            LOG.warn("A handler failed when it was called with an error", e);
        }
    }

    private void readBody(Response response, Backend backend) throws IOException {
        BufferedSource source = response.body().source();
        if (beginsWithJson(source)) {
            Completion completion =
                    backend.dialect().read(BoundedBody.read(response.body(), HttpTransport.MAX_BODY_BYTES));
            inConsumer = true;
            consumer.onWhole(completion);
            return;
        }
        var events = new EventStreamReader(source.inputStream(), MAX_EVENT_BYTES);
        if (events.readAll(this::onEvent)) {
            inConsumer = true;
            consumer.onEnd();
        } else if (!call.isCanceled()) {
            close(); // the rest of the body takes none of the deployment's time
            BoundedBody.drain(source, call);
        }
    }

    /** A server that cannot stream, or a gateway, responds with a whole body, after white space at most. */
    private static boolean beginsWithJson(BufferedSource source) throws IOException {
        for (int i = 0; i < MAX_LEADING_BYTES && source.request(i + 1L); i++) {
            byte b = source.getBuffer().getByte(i);
            boolean isSkipped = (b >= 0 && b <= ' ') || (i < BYTE_ORDER_MARK.size() && b == BYTE_ORDER_MARK.getByte(i));
            if (!isSkipped) {
                return b == '{' || b == '[';
            }
        }
        return false;
    }

    /** A stream without end would fill the memory as well. Comments do not count, because they are not kept. */
    private boolean onEvent(@Nullable String name, byte[] data, int offset, int length) throws IOException {
        received += length;
        if (received > HttpTransport.MAX_BODY_BYTES) {
            throw MalformedResponseException.tooLong("the response", HttpTransport.MAX_BODY_BYTES);
        }
        inConsumer = true;
        boolean goesOn = consumer.onEvent(name, data, offset, length);
        inConsumer = false;
        return goesOn;
    }
}
