package io.github.azurellama.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps every callback of a stream with its thread, until a test takes it. */
public class Recorder implements StreamingChatResponseHandler {

    /** Long enough for the slowest machine; a passing test never waits for it. */
    public static final int PATIENCE_SECONDS = 60;

    /** What a handler is told. */
    public enum Kind {
        TEXT,
        THINKING,
        TOOL_PIECE,
        TOOL_CALL,
        UNMAPPED,
        COMPLETE,
        ERROR
    }

    /** One callback: which, with what, on which thread. */
    public record Told(Kind kind, Object value, Thread thread) {
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

    private final BlockingQueue<Told> callbacks = new LinkedBlockingQueue<>();

    @Override
    public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
        record(Kind.TEXT, piece.text());
    }

    @Override
    public void onPartialThinking(PartialThinking piece) {
        record(Kind.THINKING, piece.text());
    }

    @Override
    public void onPartialToolCall(PartialToolCall piece) {
        record(Kind.TOOL_PIECE, piece);
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        record(Kind.TOOL_CALL, call);
    }

    @Override
    public void onUnmappedRawEvent(Object event) {
        record(Kind.UNMAPPED, event);
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        record(Kind.COMPLETE, response);
    }

    @Override
    public void onError(Throwable error) {
        record(Kind.ERROR, error);
    }

    void record(Kind kind, Object value) {
        callbacks.add(new Told(kind, value, Thread.currentThread()));
    }

    /** The next callback, waited for. */
    public Told next() {
        try {
            Told next = callbacks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("a callback within %d s", PATIENCE_SECONDS).isNotNull();
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for a callback", e);
        }
    }

    /** The next callback that is not of an event without meaning. */
    public Told nextMapped() {
        Told next = next();
        while (next.kind() == Kind.UNMAPPED) {
            next = next();
        }
        return next;
    }

    /** All callbacks up to and with the first that ends the stream. */
    public List<Told> untilEnd() {
        List<Told> taken = new ArrayList<>();
        do {
            taken.add(next());
        } while (!taken.get(taken.size() - 1).isTerminal());
        return taken;
    }

    /** Nothing was called that no test took. */
    public void assertExhausted() {
        assertThat(callbacks).as("callbacks that nobody took").isEmpty();
    }
}
