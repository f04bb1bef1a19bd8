package io.github.azurellama.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A subscriber that requests what the test says, and keeps its signals until the test takes them. */
public class ProbeSubscriber implements Flow.Subscriber<Object> {

    private record Signal(String method, @Nullable Object value, Thread thread) {}

    private final long first;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final List<Object> events = new ArrayList<>();
    private volatile Flow.@Nullable Subscription subscription;
    private @Nullable Thread thread;

    /** Requests that in {@code onSubscribe}, unless it is 0. */
    public ProbeSubscriber(long first) {
        this.first = first;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        if (first != 0) {
            begun.request(first);
        }
    }

    @Override
    public void onNext(Object event) {
        signals.add(new Signal("onNext", event, Thread.currentThread()));
    }

    @Override
    public void onError(Throwable failure) {
        signals.add(new Signal("onError", failure, Thread.currentThread()));
    }

    @Override
    public void onComplete() {
        signals.add(new Signal("onComplete", null, Thread.currentThread()));
    }

    public final void request(long n) {
        begun().request(n);
    }

    public final void cancel() {
        begun().cancel();
    }

    private Flow.Subscription begun() {
        Flow.Subscription begun = subscription;
        assertThat(begun).as("the subscription").isNotNull();
        return begun;
    }

    /** The next event, waited for. */
    public final Object next() throws InterruptedException {
        return take("onNext");
    }

    /** The failure that ends the stream, after no other event. */
    public final Throwable failure() throws InterruptedException {
        return (Throwable) take("onError");
    }

    /** The response of the last event, after which the stream completes. */
    public final ChatResponse response() throws InterruptedException {
        while (true) {
            Object event = next();
            events.add(event);
            if (NewerCore.completed(event).isPresent()) {
                take("onComplete");
                return NewerCore.completed(event).get();
            }
        }
    }

    /** The events up to the response. */
    public final List<Object> events() {
        return events;
    }

    /** The thread of the signal that was taken last. */
    public final @Nullable Thread thread() {
        return thread;
    }

    private Object take(String method) throws InterruptedException {
        Signal signal = signals.poll(Recorder.PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(signal).as("a signal").isNotNull();
        assertThat(signal.method).as("of %s", signal.value).isEqualTo(method);
        thread = signal.thread;
        return signal.value;
    }

    /** There is no signal that the test has not taken. */
    public final void assertSilent() {
        assertThat(signals).as("signals").isEmpty();
    }
}
