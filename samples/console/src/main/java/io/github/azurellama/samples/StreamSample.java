package io.github.azurellama.samples;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Streams a response: prints the text while the model writes it. */
public final class StreamSample {

    private StreamSample() {}

    /** Prints the response to the question in {@code args}. */
    public static void main(String[] args) {
        var model = AzureLlamaStreamingChatModel.builder()
                .endpoint(System.getenv("AZURE_LLAMA_ENDPOINT")) // any URL that the portal shows
                .apiKey(System.getenv("AZURE_LLAMA_API_KEY"))
                .modelName(System.getenv("AZURE_LLAMA_MODEL")) // the deployment's name on Foundry, else unset
                .build();
        stream(model, List.of(UserMessage.from(args[0])), System.out::print).join();
    }

    /** Passes the text on as it arrives. The future has the complete response. */
    public static CompletableFuture<ChatResponse> stream(
            StreamingChatModel model, List<ChatMessage> messages, Consumer<String> printer) {
        var complete = new CompletableFuture<ChatResponse>();
        model.chat(messages, new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String text) {
                printer.accept(text);
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                complete.complete(response);
            }

            @Override
            public void onError(Throwable error) {
                complete.completeExceptionally(error);
            }
        });
        return complete;
    }
}
