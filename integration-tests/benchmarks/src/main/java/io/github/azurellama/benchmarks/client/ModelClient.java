package io.github.azurellama.benchmarks.client;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
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

    @Override
    public String ask(String question) {
        ChatModel known = model;
        if (known == null) {
            known = newModel.get();
            model = known;
        }
        return known.chat(question);
    }

    @Override
    public void stream(String question, TokenListener listener) {
        StreamingChatModel known = streaming;
        if (known == null) {
            known = newStreaming.get();
            streaming = known;
        }
        known.chat(question, new Handler(listener));
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
