package io.github.azurellama.internal.stream;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.github.azurellama.internal.listener.CallEvents;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Publishes the events of streamed chats as Reactive Streams: each subscription makes one HTTP call, on a thread of its own. That
 * thread reads the socket, and waits where the subscriber has requested no event, so demand is what paces the server.
 */
public final class ChatPublisher implements Flow.Publisher<Object> {

    private final Supplier<CallEvents> calls;
    private final Source source;
    private final Executor executor;

    /**
     * Publishes what the source reads, on a thread of that executor for each subscription, which begins a call on the thread
     * that subscribes.
     */
    public ChatPublisher(Supplier<CallEvents> calls, Source source, Executor executor) {
        this.calls = calls;
        this.source = source;
        this.executor = executor;
    }

    /** Makes a call and reads its stream. */
    @FunctionalInterface
    public interface Source {
        /** Returns when the stream has ended; the listener is made with the handle that cancels the stream. */
        void read(CallEvents events, Function<StreamingHandle, StreamListener<ChatResponse>> listener);
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Object> subscriber) {
        var subscription = new ChatSubscription(Objects.requireNonNull(subscriber, "subscriber"));
        if (!subscription.begin()) {
            return;
        }
        CallEvents events = calls.get();
        try {
            executor.execute(() -> subscription.run(source, events));
        } catch (Throwable e) { // the system has no thread left
            events.onFailure(e);
            subscription.onError(e);
        }
    }
}
