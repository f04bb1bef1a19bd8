package io.github.azurellama.spring.observation;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for streamed responses. */
final class StreamedChat {

    private static final int PATIENCE_SECONDS = 60;

    private StreamedChat() {}

    static ChatResponse of(StreamingChatModel model) {
        var response = new CompletableFuture<ChatResponse>();
        model.chat("How much is 37 plus 87?", new StreamingChatResponseHandler() {
            @Override
            public void onCompleteResponse(ChatResponse complete) {
                response.complete(complete);
            }

            @Override
            public void onError(Throwable error) {
                response.completeExceptionally(error);
            }
        });
        try {
            return response.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("no response", e);
        }
    }
}
