package io.github.azurellama.contract.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Keeps each callback of a stream until a test takes it.
 *
 * @param <T> the whole response
 */
public abstract class StreamRecorder<T> {

    /** For the slowest machine: a test that passes never waits so long. */
    public static final int PATIENCE_SECONDS = 60;

    /** What a handler is told. */
    public enum Kind {
        TEXT,
        TOOL_PIECE,
        TOOL_CALL,
        COMPLETE,
        ERROR
    }

    /** One callback. */
    public record Told(Kind kind, Object value, Thread thread) {

        boolean isTerminal() {
            return kind == Kind.COMPLETE || kind == Kind.ERROR;
        }
    }

    private final BlockingQueue<Told> callbacks = new LinkedBlockingQueue<>();
    private volatile List<Told> latest = List.of();

    final void record(Kind kind, Object value) {
        callbacks.add(new Told(kind, value, Thread.currentThread()));
    }

    /** The next callback, waited for. */
    public final Told next() {
        try {
            var next = callbacks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("a callback within %d s", PATIENCE_SECONDS).isNotNull();
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for a callback", e);
        }
    }

    /** The callbacks of the stream that was taken last, the terminal one included. */
    public final List<Told> latest() {
        return latest;
    }

    /** The pieces of text of the stream that was taken last. */
    public final List<String> pieces() {
        return values(Kind.TEXT).map(String.class::cast).toList();
    }

    /** Takes a stream to its end, and returns or throws what came of it, as the other way of asking does. */
    public final T result() {
        var taken = new ArrayList<Told>();
        do {
            taken.add(next());
        } while (!taken.get(taken.size() - 1).isTerminal());
        latest = List.copyOf(taken);
        assertThat(taken.stream().map(Told::thread).distinct())
                .as("one thread for all callbacks, and not the caller's")
                .hasSize(1)
                .doesNotContain(Thread.currentThread());
        var end = taken.get(taken.size() - 1);
        if (end.kind() == Kind.ERROR) {
            assertThat(end.value()).as("what onError was told").isInstanceOf(RuntimeException.class);
            throw (RuntimeException) end.value();
        }
        var answer = answer(end.value());
        assertAgrees(answer);
        return answer;
    }

    /** Nothing was called that no test took: no second end, and nothing after the end. */
    public final void assertExhausted() {
        assertThat(callbacks).as("callbacks that nobody took").isEmpty();
    }

    abstract T answer(Object told);

    /** The whole response must be what the pieces were. */
    abstract void assertAgrees(T answer);

    final Stream<Object> values(Kind kind) {
        return latest.stream().filter(told -> told.kind() == kind).map(Told::value);
    }
}
