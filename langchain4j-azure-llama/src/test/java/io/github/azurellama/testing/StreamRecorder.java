package io.github.azurellama.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Keeps every callback of a stream with its thread, until a test takes it.
 *
 * @param <T> the type of a complete response
 */
public abstract class StreamRecorder<T> {

    /** Long enough for the slowest machine; a passing test never waits for it. */
    public static final int PATIENCE_SECONDS = 60;

    /** The callbacks of LangChain4j's handlers. */
    public enum Kind {
        TEXT,
        THINKING,
        TOOL_DELTA,
        TOOL_CALL,
        UNMAPPED,
        COMPLETE,
        ERROR
    }

    /** One callback: which, with what, on which thread. */
    public record StreamCallback(Kind kind, Object value, Thread thread) {
        public ChatResponse response() {
            assertThat(value).as("the value of %s", kind).isInstanceOf(ChatResponse.class);
            return (ChatResponse) value;
        }

        public Throwable error() {
            assertThat(value).as("the value of %s", kind).isInstanceOf(Throwable.class);
            return (Throwable) value;
        }

        boolean isTerminal() {
            return kind == Kind.COMPLETE || kind == Kind.ERROR;
        }
    }

    private final BlockingQueue<StreamCallback> callbacks = new LinkedBlockingQueue<>();
    private volatile List<StreamCallback> latest = List.of();

    final void record(Kind kind, Object value) {
        callbacks.add(new StreamCallback(kind, value, Thread.currentThread()));
    }

    /** The next callback, waited for. */
    public final StreamCallback next() {
        try {
            StreamCallback next = callbacks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("a callback within %d s", PATIENCE_SECONDS).isNotNull();
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for a callback", e);
        }
    }

    /** The next callback that is not of an event without meaning. */
    public final StreamCallback nextMapped() {
        StreamCallback next = next();
        while (next.kind() == Kind.UNMAPPED) {
            next = next();
        }
        return next;
    }

    /** All callbacks up to and with the first that ends the stream. */
    public final List<StreamCallback> untilEnd() {
        List<StreamCallback> taken = new ArrayList<>();
        do {
            taken.add(next());
        } while (!taken.get(taken.size() - 1).isTerminal());
        latest = List.copyOf(taken);
        return latest;
    }

    /** Takes a stream to its end, and returns or throws its result, as a blocking call does; deltas and result must agree. */
    public final T result() {
        List<StreamCallback> taken = untilEnd();
        assertThat(taken.stream().map(StreamCallback::thread).distinct())
                .as("all callbacks on one thread, which is not the caller's")
                .hasSize(1)
                .doesNotContain(Thread.currentThread());
        StreamCallback end = taken.get(taken.size() - 1);
        if (end.kind() == Kind.ERROR) {
            throw CallMode.rethrown(end.error());
        }
        T response = response(end.value());
        assertAgrees(response);
        return response;
    }

    /** The callbacks of the stream that was taken last, the terminal one included. */
    public final List<StreamCallback> latest() {
        return latest;
    }

    /** The deltas of text of the stream that was taken last. */
    public final List<String> chunks() {
        return values(Kind.TEXT).map(String.class::cast).toList();
    }

    /** No callback is left that the test did not take: no second end, and nothing after the end. */
    public final void assertExhausted() {
        assertThat(callbacks).as("callbacks that the test did not take").isEmpty();
    }

    abstract T response(Object value);

    /** The deltas of the latest stream must add up to the response. */
    abstract void assertAgrees(T response);

    final Stream<Object> values(Kind kind) {
        return latest.stream().filter(callback -> callback.kind() == kind).map(StreamCallback::value);
    }
}
