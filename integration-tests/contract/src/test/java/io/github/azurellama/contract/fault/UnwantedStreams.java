package io.github.azurellama.contract.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.AzureLlamaStreamingLanguageModel;
import io.github.azurellama.retry.RetryPolicy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** Streams that are cancelled: as soon as they are begun, or by the handler of their first piece. */
final class UnwantedStreams {

    private static final CallOutcome CANCELLED = new CallOutcome("cancelled", "");

    private final AtomicInteger cancelledInside = new AtomicInteger();
    private final AtomicInteger toldAfterwards = new AtomicInteger();
    private final AzureLlamaStreamingLanguageModel texts;
    private final AzureLlamaStreamingChatModel chats;

    UnwantedStreams(String url, OkHttpClient client) {
        texts = FaultScenario.addressed(AzureLlamaStreamingLanguageModel.builder(), url)
                .okHttpClient(client)
                .retryPolicy(RetryPolicy.NONE)
                .build();
        chats = FaultScenario.addressed(AzureLlamaStreamingChatModel.builder(), url)
                .okHttpClient(client)
                .retryPolicy(RetryPolicy.NONE)
                .build();
    }

    Stream<FaultScenario.Question> all() {
        return Stream.of(this::cancelledAtOnce, this::cancelledByItsHandler);
    }

    /** Nothing was told to a handler after it had cancelled, which at least so many did. */
    void assertSilent(int least) {
        assertThat(cancelledInside).as("cancelled by handlers").hasValueGreaterThanOrEqualTo(least);
        assertThat(toldAfterwards).as("callbacks after the end").hasValue(0);
    }

    private CallOutcome cancelledAtOnce() {
        texts.start("Count", new Deaf()).cancel();
        return CANCELLED;
    }

    private CallOutcome cancelledByItsHandler() {
        chats.chat("Count", new Cancelling());
        return CANCELLED;
    }

    private static final class Deaf implements StreamingResponseHandler<String> {

        @Override
        public void onNext(String piece) {}

        @Override
        public void onError(Throwable error) {}
    }

    private final class Cancelling implements StreamingChatResponseHandler {

        private boolean cancelled;

        @Override
        public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
            told();
            context.streamingHandle().cancel();
            cancelled = true;
            cancelledInside.incrementAndGet();
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            told();
        }

        @Override
        public void onError(Throwable error) {
            told();
        }

        private void told() {
            if (cancelled) {
                toldAfterwards.incrementAndGet();
            }
        }
    }
}
