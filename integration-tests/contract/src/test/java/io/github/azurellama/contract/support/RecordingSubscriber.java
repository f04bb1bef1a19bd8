package io.github.azurellama.contract.support;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialToolCall;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Passes the events of a publisher to a recorder, and requests one at a time. */
public final class RecordingSubscriber implements Flow.Subscriber<Object> {

    private final ChatRecorder recorder;
    private Flow.@Nullable Subscription subscription;
    private @Nullable ChatResponse response;

    public RecordingSubscriber(ChatRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(1);
    }

    @Override
    public void onNext(Object event) {
        if (event instanceof PartialResponse text) {
            recorder.onPartialResponse(text.text());
        } else if (event instanceof PartialToolCall call) {
            recorder.onPartialToolCall(call);
        } else if (event instanceof CompleteToolCall call) {
            recorder.onCompleteToolCall(call);
        } else {
            completed(event).ifPresent(complete -> response = complete);
        }
        if (subscription != null) {
            subscription.request(1);
        }
    }

    /** The response of the last event, which LangChain4j has a class for since 1.20. */
    public static Optional<ChatResponse> completed(Object event) {
        if (event instanceof ChatResponse complete) {
            return Optional.of(complete);
        }
        try {
            return Optional.of(
                    (ChatResponse) event.getClass().getMethod("chatResponse").invoke(event));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
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
