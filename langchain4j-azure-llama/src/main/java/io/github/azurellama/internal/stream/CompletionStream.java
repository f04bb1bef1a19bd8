package io.github.azurellama.internal.stream;

import dev.langchain4j.model.chat.response.StreamingHandle;
import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.json.ChunkReader;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.EventConsumer;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.ResponseHeaders;
import io.github.azurellama.internal.wire.TokenUsageTracker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A streamed answer from its first event to its one end: complete, failed or cancelled, whichever is first. It is complete
 * only after the server said so, by a finish reason or by {@code [DONE]}.
 *
 * @param <T> the whole answer
 */
public final class CompletionStream<T> implements EventConsumer, StreamingHandle {

    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private enum State {
        OPEN,
        COMPLETE,
        FAILED,
        CANCELLED
    }

    private final Dialect dialect;
    private final CompletionAccumulator accumulator;
    private final CompletionMapper<T> mapper;
    private final StreamListener<T> listener;
    private final ChunkReader chunks = new ChunkReader();
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private volatile Runnable cancelCall = () -> {};
    private ResponseHeaders headers = ResponseHeaders.NONE;
    private TokenUsageTracker usage = TokenUsageTracker.NONE;

    /** A stream whose listener is made with the handle that cancels it. */
    public CompletionStream(
            Dialect dialect,
            CompletionAccumulator accumulator,
            CompletionMapper<T> mapper,
            Function<StreamingHandle, StreamListener<T>> listener) {
        this.dialect = dialect;
        this.accumulator = accumulator;
        this.mapper = mapper;
        this.listener = listener.apply(this);
    }

    @Override
    public void onCall(Runnable cancel) {
        cancelCall = cancel;
    }

    @Override
    public void onOpen(ResponseHeaders responseHeaders, TokenUsageTracker usageTracker) {
        headers = responseHeaders;
        usage = usageTracker;
    }

    @Override
    public boolean onEvent(@Nullable String name, byte[] data, int offset, int length) throws IOException {
        if (state.get() != State.OPEN) {
            return false;
        }
        if ("error".equals(name)) {
            throw new ErrorPayloadException(data, offset, length);
        }
        if (length == 0) {
            return true; // a proxy's way to keep a connection alive
        }
        if (Arrays.equals(data, offset, offset + length, DONE, 0, DONE.length)) {
            complete(accumulator.hasBegun());
            return false;
        }
        if (!chunks.read(data, offset, length, (chunk, text) -> accumulator.add(chunk, text, listener))) {
            listener.onUnmapped(data, offset, length);
        }
        return state.get() == State.OPEN;
    }

    @Override
    public void onWhole(byte[] body) throws IOException {
        accumulator.add(dialect.read(body), listener);
        complete(accumulator.hasBegun());
    }

    @Override
    public void onEnd() throws IOException {
        complete(accumulator.isFinished());
    }

    /** What fails after the answer is whole, such as a connection cut before {@code [DONE]}, takes nothing from it. */
    @Override
    public void onFailure(RuntimeException failure) {
        if (accumulator.isFinished()) {
            try {
                complete(true);
                return;
            } catch (IOException | RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
        if (state.compareAndSet(State.OPEN, State.FAILED)) {
            listener.onError(failure);
        }
    }

    private void complete(boolean whole) throws IOException {
        if (state.get() != State.OPEN) {
            return;
        }
        if (!whole) {
            throw new MalformedResponseException("the stream ended before the answer was complete");
        }
        chunks.close();
        accumulator.close(listener);
        Completion completion = accumulator.toCompletion();
        T response = mapper.map(completion, headers, usage);
        listener.beforeComplete(response);
        if (state.compareAndSet(State.OPEN, State.COMPLETE)) {
            listener.onComplete(response);
        }
    }

    @Override
    public void cancel() {
        if (state.compareAndSet(State.OPEN, State.CANCELLED)) {
            cancelCall.run();
        }
    }

    @Override
    public boolean isCancelled() {
        return state.get() == State.CANCELLED;
    }
}
