package io.github.azurellama.contract.soak;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import io.github.azurellama.testing.NewerCore;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes one publisher as a {@link SoakHandler} takes a stream, with a demand of a few events at a time. */
final class SoakSubscriber implements Flow.Subscriber<Object> {

    private final SoakHandler handler;
    private final int batch;
    private int left;
    private volatile Flow.@Nullable Subscription subscription;
    private @Nullable ChatResponse response;

    SoakSubscriber(SoakHandler handler, int batch) {
        this.handler = handler;
        this.batch = batch;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        left = batch;
        begun.request(batch);
    }

    @Override
    public void onNext(Object event) {
        NewerCore.completed(event).ifPresent(complete -> response = complete);
        if (event instanceof PartialResponse && handler.countDelta()) {
            cancel();
        } else if (--left == 0 && subscription != null) {
            left = batch;
            subscription.request(batch);
        }
    }

    private void cancel() {
        if (subscription != null) {
            subscription.cancel();
            handler.cancelled();
        }
    }

    @Override
    public void onError(Throwable failure) {
        handler.onError(failure);
    }

    @Override
    public void onComplete() {
        if (response == null) {
            handler.onError(new AssertionError("completed without a response"));
        } else {
            handler.onCompleteResponse(response);
        }
    }
}
