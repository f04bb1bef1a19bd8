package io.github.azurellama.samples;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** Subscribes to a response, at the pace of the subscriber. Needs LangChain4j 1.20 or newer. */
public final class PublisherSample {

    private PublisherSample() {}

    /** Prints the response to the question in {@code args}. */
    public static void main(String[] args) {
        var model = AzureLlamaStreamingChatModel.builder()
                .endpoint(System.getenv("AZURE_LLAMA_ENDPOINT")) // any URL that the portal shows
                .apiKey(System.getenv("AZURE_LLAMA_API_KEY"))
                .modelName(System.getenv("AZURE_LLAMA_MODEL")) // the deployment's name on Foundry, else unset
                .build();
        subscribe(model, List.of(UserMessage.from(args[0])), System.out::print).join();
    }

    /** Passes the text on as it is requested. The future has the complete response. */
    public static CompletableFuture<ChatResponse> subscribe(
            StreamingChatModel model, List<ChatMessage> messages, Consumer<String> printer) {
        var subscriber = new Printer(printer);
        model.chat(messages).subscribe(subscriber);
        return subscriber.complete;
    }

    /** Requests one event after the other: while one is printed, the library reads no more than a buffer ahead. */
    private static final class Printer implements Flow.Subscriber<ChatModelStreamingEvent> {

        private final Consumer<String> printer;
        private final CompletableFuture<ChatResponse> complete = new CompletableFuture<>();
        private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

        Printer(Consumer<String> printer) {
            this.printer = printer;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription.complete(given);
            given.request(1);
        }

        @Override
        public void onNext(ChatModelStreamingEvent event) {
            if (event instanceof PartialResponse partial) {
                printer.accept(partial.text());
            } else if (event instanceof CompleteResponse end) {
                complete.complete(end.chatResponse());
            }
            subscription.join().request(1);
        }

        @Override
        public void onError(Throwable error) {
            complete.completeExceptionally(error);
        }

        @Override
        public void onComplete() {
            // The event CompleteResponse came before.
        }
    }
}
