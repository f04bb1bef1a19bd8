package io.github.azurellama.contract.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.AzureLlamaStreamingLanguageModel;
import io.github.azurellama.retry.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** Calls that are cancelled: as soon as they are begun, or by the handler or subscriber of their first chunk. */
final class UnwantedStreams {

    private static final FaultOutcome CANCELLED = new FaultOutcome("cancelled", "");

    private final AtomicInteger cancelledInside = new AtomicInteger();
    private final AtomicInteger calledAfterwards = new AtomicInteger();
    private final AzureLlamaStreamingLanguageModel texts;
    private final AzureLlamaStreamingChatModel chats;
    private final AzureLlamaChatModel futures;

    UnwantedStreams(String url, OkHttpClient client) {
        texts = FaultScenario.addressed(AzureLlamaStreamingLanguageModel.builder(), url)
                .okHttpClient(client)
                .retryPolicy(RetryPolicy.NONE)
                .build();
        chats = FaultScenario.addressed(AzureLlamaStreamingChatModel.builder(), url)
                .okHttpClient(client)
                .retryPolicy(RetryPolicy.NONE)
                .build();
        futures = FaultScenario.addressed(AzureLlamaChatModel.builder(), url)
                .okHttpClient(client)
                .retryPolicy(RetryPolicy.NONE)
                .build();
    }

    Stream<FaultScenario.Question> all() {
        return Stream.of(
                this::cancelledAtOnce,
                this::cancelledByItsHandler,
                this::cancelledBySubscriber,
                () -> cancelledFuture(Duration.ZERO),
                () -> cancelledFuture(Duration.ofMillis(1)));
    }

    /** No handler was called after it had cancelled, which at least so many did. */
    void assertSilent(int least) {
        assertThat(cancelledInside).as("cancelled by handlers").hasValueGreaterThanOrEqualTo(least);
        assertThat(calledAfterwards).as("callbacks after the end").hasValue(0);
    }

    private FaultOutcome cancelledAtOnce() {
        texts.start("Count", new Deaf()).cancel();
        return CANCELLED;
    }

    private FaultOutcome cancelledByItsHandler() {
        chats.chat("Count", new Cancelling());
        return CANCELLED;
    }

    @SuppressWarnings("unchecked") // the return type is raw
    private FaultOutcome cancelledBySubscriber() {
        chats.doChat(question()).subscribe(new CancellingSubscriber());
        return CANCELLED;
    }

    private FaultOutcome cancelledFuture(Duration after) {
        CompletableFuture<ChatResponse> future = futures.doChatAsync(question());
        LockSupport.parkNanos(after.toNanos());
        future.cancel(true);
        return CANCELLED;
    }

    private static ChatRequest question() {
        return ChatRequest.builder().messages(UserMessage.from("Count")).build();
    }

    private static final class Deaf implements StreamingResponseHandler<String> {

        @Override
        public void onNext(String chunk) {}

        @Override
        public void onError(Throwable error) {}
    }

    private final class Cancelling implements StreamingChatResponseHandler {

        private boolean cancelled;

        @Override
        public void onPartialResponse(PartialResponse chunk, PartialResponseContext context) {
            called();
            context.streamingHandle().cancel();
            cancelled = true;
            cancelledInside.incrementAndGet();
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            called();
        }

        @Override
        public void onError(Throwable error) {
            called();
        }

        private void called() {
            if (cancelled) {
                calledAfterwards.incrementAndGet();
            }
        }
    }

    private final class CancellingSubscriber implements Flow.Subscriber<Object> {

        private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
        private boolean cancelled;

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription.set(begun);
            begun.request(2);
        }

        @Override
        public void onNext(Object event) {
            signalled();
            subscription.get().cancel();
            cancelled = true;
            cancelledInside.incrementAndGet();
        }

        @Override
        public void onError(Throwable failure) {
            signalled();
        }

        @Override
        public void onComplete() {
            signalled();
        }

        private void signalled() {
            if (cancelled) {
                calledAfterwards.incrementAndGet();
            }
        }
    }
}
