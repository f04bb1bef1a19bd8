package io.github.azurellama.internal.stream;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.github.azurellama.internal.listener.CallEvents;
import io.github.azurellama.internal.wire.StreamAbortedException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscription to one streamed chat. The thread that reads the stream calls the subscriber, and parks before an event that has
 * not been requested; other threads only leave word for it, so that signals never overlap or recurse.
 */
final class ChatSubscription implements Flow.Subscription, StreamListener<ChatResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(ChatSubscription.class);

    private final Flow.Subscriber<? super Object> subscriber;
    private final AtomicLong demand = new AtomicLong();
    private volatile boolean cancelled;
    private volatile boolean callCancelled;
    private volatile @Nullable IllegalArgumentException illegalRequest;
    private volatile @Nullable StreamingHandle handle;
    private volatile @Nullable Thread parked;
    /** Whether {@code onComplete} or {@code onError} was called. */
    private boolean ended;

    ChatSubscription(Flow.Subscriber<? super Object> subscriber) {
        this.subscriber = subscriber;
    }

    /** Calls {@code onSubscribe}; returns whether a call is to be made. */
    boolean begin() {
        signal("onSubscribe", () -> subscriber.onSubscribe(this));
        return !cancelled || illegalRequest != null;
    }

    /** Makes the call, and returns when everything has been signalled. */
    void run(ChatPublisher.Source source, CallEvents events) {
        try {
            if (cancelled) {
                events.onCancelled();
            } else {
                source.read(events, this::listen);
            }
        } catch (Throwable e) { // the request is invalid, or cannot be sent
            events.onFailure(e);
            onError(e);
        }
        IllegalArgumentException illegal = illegalRequest;
        if (illegal != null && !ended) {
            ended = true;
            signal("onError", () -> subscriber.onError(illegal));
        }
    }

    private StreamListener<ChatResponse> listen(StreamingHandle cancelStream) {
        handle = cancelStream;
        if (cancelled) {
            cancelStream.cancel();
        }
        return this;
    }

    @Override
    public void request(long n) {
        if (n > 0) {
            demand.updateAndGet(before -> before + n < 0 ? Long.MAX_VALUE : before + n);
            LockSupport.unpark(parked);
        } else if (!cancelled) {
            illegalRequest = new IllegalArgumentException(
                    "request(" + n + "): a subscriber must request at least 1 event (Reactive Streams, rule 3.9)");
            cancel();
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        StreamingHandle stream = handle;
        if (stream != null) {
            stream.cancel();
        }
        LockSupport.unpark(parked);
    }

    @Override
    public void onCallCancelled() {
        callCancelled = true;
        LockSupport.unpark(parked);
    }

    @Override
    public void onText(String text) {
        publish(new PartialResponse(text));
    }

    @Override
    public void onThinking(String text) {
        publish(new PartialThinking(text));
    }

    @Override
    public void onToolCall(int index, String id, String name, String partialArguments) {
        publish(PartialToolCall.builder()
                .index(index)
                .id(id)
                .name(name)
                .partialArguments(partialArguments)
                .build());
    }

    @Override
    public void onUnmapped(byte[] data, int offset, int length) {
        publish(NewerEvents.raw(new String(data, offset, length, StandardCharsets.UTF_8)));
    }

    @Override
    public void beforeComplete(ChatResponse response) {
        var requests = response.aiMessage().toolExecutionRequests();
        for (int i = 0; i < requests.size(); i++) {
            publish(new CompleteToolCall(i, requests.get(i)));
        }
        publish(NewerEvents.complete(response));
    }

    @Override
    public void onComplete(ChatResponse response) {
        ended = true;
        signal("onComplete", subscriber::onComplete);
    }

    @Override
    public void onError(Throwable failure) {
        if (!cancelled && !ended) {
            ended = true;
            signal("onError", () -> subscriber.onError(failure));
        }
    }

    private void publish(Object event) {
        if (awaitDemand()) {
            signal("onNext", () -> subscriber.onNext(event));
        }
    }

    /** Rule 2.13: a subscriber that throws has cancelled. */
    private void signal(String method, Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            cancel();
            LOG.warn("{} of a subscriber threw an exception, which cancels its subscription", method, e);
        }
    }

    /** Returns whether an event may be published; false after a cancel. */
    private boolean awaitDemand() {
        boolean interrupted = false;
        while (!cancelled && !takeDemand()) {
            if (callCancelled) {
                throw new StreamAbortedException(new InterruptedIOException("timeout"));
            }
            parked = Thread.currentThread();
            if (!cancelled && !callCancelled && demand.get() == 0) {
                LockSupport.park(this);
            }
            parked = null;
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !cancelled;
    }

    private boolean takeDemand() {
        long before = demand.get();
        while (before > 0 && before < Long.MAX_VALUE && !demand.compareAndSet(before, before - 1)) {
            before = demand.get();
        }
        return before > 0;
    }
}
