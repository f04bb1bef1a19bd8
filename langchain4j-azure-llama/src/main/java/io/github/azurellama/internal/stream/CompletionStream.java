package io.github.azurellama.internal.stream;

import dev.langchain4j.model.chat.response.StreamingHandle;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionMapper;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.EventConsumer;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.RequestVariants;
import io.github.azurellama.internal.wire.ResponseHead;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A streamed completion from its first event to its one end: complete, failed or cancelled, whichever comes first. It is
 * complete only if the server said so, by a finish reason or by {@code [DONE]}, and an error that the server reports before
 * that end always wins.
 *
 * @param <R> the type of the request
 * @param <T> what the stream becomes
 */
public final class CompletionStream<R extends RequestVariants, T> implements EventConsumer<R>, StreamingHandle {

    private enum State {
        OPEN,
        /** The last callbacks run. The stream is not completed a second time, whatever they throw. */
        ENDING,
        COMPLETE,
        FAILED,
        CANCELLED
    }

    private final Function<ResponseHead<R>, CompletionAccumulator> accumulators;
    private final CompletionMapper<R, T> mapper;
    private final StreamListener<T> listener;
    private final CallEvents call;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private volatile Runnable cancelCall = () -> {};
    private @Nullable Begun<R> begun;
    private boolean isBroken;

    /**
     * A stream whose accumulator is made when the response begins, because it depends on the endpoint that responds.
     *
     * @param listener makes the listener, with the handle that cancels the stream
     */
    public CompletionStream(
            Function<ResponseHead<R>, CompletionAccumulator> accumulators,
            CompletionMapper<R, T> mapper,
            Function<StreamingHandle, StreamListener<T>> listener) {
        this(accumulators, mapper, CallEvents.NONE, listener);
    }

    /** As the other constructor, for a call whose listeners are to be notified of its first token and its end. */
    public CompletionStream(
            Function<ResponseHead<R>, CompletionAccumulator> accumulators,
            CompletionMapper<R, T> mapper,
            CallEvents call,
            Function<StreamingHandle, StreamListener<T>> listener) {
        this.call = call;
        this.accumulators = accumulators;
        this.mapper = mapper;
        this.listener = listener.apply(this);
    }

    private record Begun<R extends RequestVariants>(
            ResponseHead<R> head, CompletionAccumulator accumulator, StreamEvents events) {}

    @Override
    public void onCall(Runnable cancel) {
        cancelCall = cancel;
        if (isCancelled()) {
            cancel.run();
        }
    }

    @Override
    public void onCancelled() {
        listener.onCallCancelled();
    }

    @Override
    public void onOpen(ResponseHead<R> head) {
        CompletionAccumulator accumulator = accumulators.apply(head);
        begun = new Begun<>(head, accumulator, new StreamEvents(accumulator, listener, call));
    }

    private Begun<R> begun() {
        return Objects.requireNonNull(begun, "onOpen");
    }

    @Override
    public boolean onEvent(@Nullable String name, byte[] data, int offset, int length) throws IOException {
        if (state.get() != State.OPEN) {
            return false;
        }
        CompletionAccumulator accumulator = begun().accumulator;
        StreamEvents events = begun().events;
        try {
            if (!events.accept(name, data, offset, length)) {
                return state.get() == State.OPEN;
            }
            complete(accumulator.isFinished() || (accumulator.hasBegun() && !events.hasUnreadable()));
            return false;
        } catch (ErrorPayloadException | RuntimeException | Error e) {
            isBroken = true; // a finish reason that came before makes no success of it
            throw e;
        }
    }

    @Override
    public void onWhole(Completion completion) throws IOException {
        call.onFirstToken();
        Completion filtered = begun().accumulator.replace(completion, listener);
        if (state.compareAndSet(State.OPEN, State.ENDING)) {
            finish(filtered);
        }
    }

    @Override
    public void onEnd() throws IOException {
        complete(begun().accumulator.isFinished());
    }

    /** A failure of the connection after the finish reason, such as a cut before {@code [DONE]}, does not matter. */
    @Override
    public void onFailure(RuntimeException failure) {
        if (!isBroken && begun != null && begun.accumulator.isFinished() && state.get() == State.OPEN) {
            try {
                complete(true);
            } catch (Throwable e) { // an Error too: without a last callback the caller would wait forever
                failure.addSuppressed(e);
            }
        }
        if (state.compareAndSet(State.OPEN, State.FAILED) || state.compareAndSet(State.ENDING, State.FAILED)) {
            call.onFailure(failure);
            listener.onError(failure);
        }
    }

    @Override
    public void onClosed() {
        if (isCancelled()) {
            call.onCancelled();
        }
    }

    private void complete(boolean isComplete) throws IOException {
        begun().events.checkNoError();
        if (!isComplete) {
            begun().events.checkReadable();
            throw new MalformedResponseException("the stream ended before the response was complete");
        }
        if (state.compareAndSet(State.OPEN, State.ENDING)) {
            begun().events.close();
            begun().accumulator.close(listener);
            finish(begun().accumulator.toCompletion());
        }
    }

    private void finish(Completion completion) throws IOException {
        T response = mapper.map(completion, begun().head);
        listener.beforeComplete(response);
        if (state.compareAndSet(State.ENDING, State.COMPLETE)) {
            call.onSuccess();
            listener.onComplete(response);
        }
    }

    @Override
    public void cancel() {
        if (state.compareAndSet(State.OPEN, State.CANCELLED) || state.compareAndSet(State.ENDING, State.CANCELLED)) {
            cancelCall.run();
        }
    }

    @Override
    public boolean isCancelled() {
        return state.get() == State.CANCELLED;
    }
}
