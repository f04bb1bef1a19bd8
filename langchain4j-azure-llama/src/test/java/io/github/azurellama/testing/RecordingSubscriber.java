package io.github.azurellama.testing;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Passes the events of a publisher to a recorder, as the callbacks of a handler that they stand for. */
public final class RecordingSubscriber implements Flow.Subscriber<Object> {

    private final Recorder recorder;
    private final long batch;
    private Flow.@Nullable Subscription subscription;
    private long left;
    private @Nullable ChatResponse response;

    /** Requests that many events at a time. */
    public RecordingSubscriber(Recorder recorder, long batch) {
        this.recorder = recorder;
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
        if (event instanceof PartialResponse text) {
            recorder.record(StreamRecorder.Kind.TEXT, text.text());
        } else if (event instanceof PartialThinking thinking) {
            recorder.onPartialThinking(thinking);
        } else if (event instanceof PartialToolCall part) {
            recorder.onPartialToolCall(part);
        } else if (event instanceof CompleteToolCall call) {
            recorder.onCompleteToolCall(call);
        } else {
            NewerCore.completed(event)
                    .ifPresentOrElse(complete -> response = complete, () -> recorder.onUnmappedRawEvent(event));
        }
        if (--left == 0 && subscription != null) {
            left = batch;
            subscription.request(batch);
        }
    }

    @Override
    public void onError(Throwable failure) {
        recorder.onError(failure);
    }

    @Override
    public void onComplete() {
        if (response == null) {
            recorder.onError(new AssertionError("completed without a response"));
        } else {
            recorder.onCompleteResponse(response);
        }
    }
}
