package io.github.azurellama.benchmarks.client;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Any models of LangChain4j; each is made when it is first needed, because start-up is measured too. */
final class ModelClient implements BenchmarkClient {

    private final Supplier<ChatModel> newModel;
    private final Supplier<StreamingChatModel> newStreaming;
    private @Nullable ChatModel model;
    private @Nullable StreamingChatModel streaming;

    ModelClient(Supplier<ChatModel> newModel, Supplier<StreamingChatModel> newStreaming) {
        this.newModel = newModel;
        this.newStreaming = newStreaming;
    }

    private ChatModel model() {
        ChatModel known = model;
        if (known == null) {
            known = newModel.get();
            model = known;
        }
        return known;
    }

    private StreamingChatModel streaming() {
        StreamingChatModel known = streaming;
        if (known == null) {
            known = newStreaming.get();
            streaming = known;
        }
        return known;
    }

    @Override
    public String ask(String question) {
        return model().chat(question);
    }

    @Override
    public void stream(String question, TokenListener listener) {
        streaming().chat(question, new Handler(listener));
    }

    /** Calls what LangChain4j 1.20 calls, because the peer is here in 1.19 only. */
    @Override
    public CompletableFuture<String> start(String question) {
        return ((AzureLlamaChatModel) model())
                .doChatAsync(request(question))
                .thenApply(response -> response.aiMessage().text());
    }

    @Override
    @SuppressWarnings("unchecked") // the return type is raw
    public void publish(String question, TokenListener listener) {
        ((AzureLlamaStreamingChatModel) streaming()).doChat(request(question)).subscribe(new EventSubscriber(listener));
    }

    private static ChatRequest request(String question) {
        return ChatRequest.builder().messages(UserMessage.from(question)).build();
    }

    private static final class EventSubscriber implements Flow.Subscriber<Object> {

        private final TokenListener listener;
        private String text = "";

        EventSubscriber(TokenListener listener) {
            this.listener = listener;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Object event) {
            if (event instanceof PartialResponse partial) {
                listener.onText(partial.text());
            } else if (event instanceof ChatResponse response) { // of LangChain4j 1.19
                text = response.aiMessage().text();
            }
        }

        @Override
        public void onError(Throwable failure) {
            listener.onFailure(failure);
        }

        @Override
        public void onComplete() {
            listener.onEnd(text);
        }
    }

    private record Handler(TokenListener listener) implements StreamingChatResponseHandler {

        @Override
        public void onPartialResponse(String piece) {
            listener.onText(piece);
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            listener.onEnd(response.aiMessage().text());
        }

        @Override
        public void onError(Throwable failure) {
            listener.onFailure(failure);
        }
    }
}
