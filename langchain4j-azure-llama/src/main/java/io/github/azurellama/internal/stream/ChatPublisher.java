package io.github.azurellama.internal.stream;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Function;

/**
 * Publishes the events of streamed chats as Reactive Streams: each subscription makes one HTTP call, on a thread of its own. That
 * thread reads the socket, and waits where the subscriber has requested no event, so demand is what paces the server.
 */
public final class ChatPublisher implements Flow.Publisher<Object> {

    private final Source source;
    private final Executor executor;

    /** Publishes what the source reads, on a thread of that executor for each subscription. */
    public ChatPublisher(Source source, Executor executor) {
        this.source = source;
        this.executor = executor;
    }

    /** Makes a call and reads its stream. */
    @FunctionalInterface
    public interface Source {
        /** Returns when the stream has ended; the listener is made with the handle that cancels the stream. */
        void read(Function<StreamingHandle, StreamListener<ChatResponse>> listener);
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Object> subscriber) {
        var subscription = new ChatSubscription(Objects.requireNonNull(subscriber, "subscriber"));
        if (!subscription.begin()) {
            return;
        }
        try {
            executor.execute(() -> subscription.run(source));
        } catch (Throwable e) { // the system has no thread left
            subscription.onError(e);
        }
    }
}
