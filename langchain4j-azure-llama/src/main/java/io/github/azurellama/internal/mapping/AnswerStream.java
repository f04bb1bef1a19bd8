package io.github.azurellama.internal.mapping;

import dev.langchain4j.model.chat.response.StreamingHandle;
import io.github.azurellama.internal.wire.ChunkReader;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionRequest;
import io.github.azurellama.internal.wire.Dialect;
import io.github.azurellama.internal.wire.ErrorInAnswerException;
import io.github.azurellama.internal.wire.EventConsumer;
import io.github.azurellama.internal.wire.ReplyHeaders;
import io.github.azurellama.internal.wire.UnusableAnswerException;
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
public final class AnswerStream<T> implements EventConsumer, StreamingHandle {

    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private enum State {
        OPEN,
        COMPLETE,
        FAILED,
        CANCELLED
    }

    private final Dialect dialect;
    private final ChunkReader chunks = new ChunkReader();
    private final AnswerMapper<T> mapper;
    private final AnswerCallbacks<T> callbacks;
    private final CompletionFold fold;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private volatile Runnable cancelCall = () -> {};
    private ReplyHeaders headers = ReplyHeaders.NONE;

    /** A stream in that dialect that answers a chat; the callbacks are made with the handle that cancels it. */
    public AnswerStream(
            Dialect dialect,
            ChatExchange exchange,
            AnswerMapper<T> mapper,
            Function<StreamingHandle, AnswerCallbacks<T>> callbacks) {
        this(dialect, exchange.newFold(), mapper, callbacks);
    }

    /** A stream in that dialect that completes a text; the callbacks are made with the handle that cancels it. */
    public AnswerStream(
            Dialect dialect,
            CompletionRequest request,
            AnswerMapper<T> mapper,
            Function<StreamingHandle, AnswerCallbacks<T>> callbacks) {
        this(dialect, new CompletionFold(request.choiceCount(), TextReading.PLAIN), mapper, callbacks);
    }

    private AnswerStream(
            Dialect dialect,
            CompletionFold fold,
            AnswerMapper<T> mapper,
            Function<StreamingHandle, AnswerCallbacks<T>> callbacks) {
        this.dialect = dialect;
        this.fold = fold;
        this.mapper = mapper;
        this.callbacks = callbacks.apply(this);
    }

    @Override
    public void onCall(Runnable cancel) {
        cancelCall = cancel;
    }

    @Override
    public void onOpen(ReplyHeaders replyHeaders) {
        headers = replyHeaders;
    }

    @Override
    public boolean onEvent(@Nullable String name, byte[] data, int offset, int length) throws IOException {
        if (state.get() != State.OPEN) {
            return false;
        }
        if ("error".equals(name)) {
            throw new ErrorInAnswerException(data, offset, length);
        }
        if (length == 0) {
            return true; // a proxy's way to keep a connection alive
        }
        if (Arrays.equals(data, offset, offset + length, DONE, 0, DONE.length)) {
            complete(fold.hasBegun());
            return false;
        }
        if (!chunks.read(data, offset, length, (chunk, text) -> fold.add(chunk, text, callbacks))) {
            callbacks.onUnmapped(data, offset, length);
        }
        return state.get() == State.OPEN;
    }

    @Override
    public void onWhole(byte[] body) throws IOException {
        fold.add(dialect.decode(body, 0, body.length), callbacks);
        complete(fold.hasBegun());
    }

    @Override
    public void onEnd() throws IOException {
        complete(fold.isFinished());
    }

    /** What fails after the answer is whole, such as a connection cut before {@code [DONE]}, takes nothing from it. */
    @Override
    public void onFailure(RuntimeException failure) {
        if (fold.isFinished()) {
            try {
                complete(true);
                return;
            } catch (IOException | RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
        if (state.compareAndSet(State.OPEN, State.FAILED)) {
            callbacks.onError(failure);
        }
    }

    private void complete(boolean whole) throws IOException {
        if (state.get() != State.OPEN) {
            return;
        }
        if (!whole) {
            throw new UnusableAnswerException("the stream ended before the answer was complete");
        }
        chunks.close();
        fold.close(callbacks);
        Completion answer = fold.toCompletion();
        T response = mapper.map(answer, headers);
        callbacks.beforeComplete(response);
        if (state.compareAndSet(State.OPEN, State.COMPLETE)) {
            callbacks.onComplete(response);
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
