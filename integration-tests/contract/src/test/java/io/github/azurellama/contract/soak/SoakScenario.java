package io.github.azurellama.contract.soak;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.AzureLlamaModelBuilder;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.AzureLlamaStreamingLanguageModel;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.retry.RetryPolicy;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatorOptions;
import io.github.azurellama.simulator.responder.ModelOutput;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/** One simulated endpoint with all four models pointed at it. */
final class SoakScenario implements AutoCloseable {

    /** The price of a server that falls silent. */
    private static final Duration READ_TIMEOUT = Duration.ofMillis(500);

    private static final int MOST_WAITING_FAULTS = 20;

    private static final ChatRequest QUESTION =
            ChatRequest.builder().messages(UserMessage.from("Count")).build();

    private final AzureSimulator azure;
    private final AzureLlamaChatModel chat;
    private final AzureLlamaStreamingChatModel streamingChat;
    private final AzureLlamaLanguageModel text;
    private final AzureLlamaStreamingLanguageModel streamingText;

    SoakScenario(ScenarioTarget target, OkHttpClient client) {
        azure = AzureSimulator.start(SimulatorOptions.of(target.endpoint())
                .responder(conversation -> Optional.of(ModelOutput.text(SoakTest.ANSWER))));
        chat = configured(AzureLlamaChatModel.builder(), target, client).build();
        streamingChat = configured(AzureLlamaStreamingChatModel.builder(), target, client)
                .build();
        text = configured(AzureLlamaLanguageModel.builder(), target, client).build();
        streamingText = configured(AzureLlamaStreamingLanguageModel.builder(), target, client)
                .build();
    }

    private <B extends AzureLlamaModelBuilder<?>> B configured(B builder, ScenarioTarget target, OkHttpClient client) {
        target.configure(builder, azure);
        builder.okHttpClient(client).readTimeout(READ_TIMEOUT);
        builder.retryPolicy(RetryPolicy.DEFAULT.withBackoff(Duration.ofMillis(1)));
        return builder;
    }

    /** Calls one of the models, mostly after arranging that something goes wrong, and takes the call to its end. */
    void call(Random random, Ends ends) throws InterruptedException {
        if (random.nextInt(3) > 0 && azure.pendingFaults() < MOST_WAITING_FAULTS) {
            azure.failNext(RandomFault.next(random));
        }
        int cancelAfter = random.nextInt(12);
        switch (random.nextInt(6)) {
            case 0 -> block(() -> chat.chat("Count"), ends);
            case 1 -> block(() -> text.generate("Count").content(), ends);
            case 2 -> {
                var handler = new SoakHandler(ends, cancelAfter);
                streamingChat.chat("Count", handler);
                handler.awaitEnd();
            }
            case 3 -> publish(cancelAfter, 1 + random.nextInt(4), ends);
            case 4 -> future(cancelAfter, ends);
            default -> {
                var handler = new SoakHandler(ends, -1);
                var handle = streamingText.start("Count", handler.forText());
                if (cancelAfter < 4) {
                    Thread.sleep(cancelAfter); // a random moment is what is wanted
                    handler.cancel(handle);
                }
                handler.awaitEnd();
            }
        }
    }

    @SuppressWarnings("unchecked") // the return type is raw
    private void publish(int cancelAfter, int demand, Ends ends) throws InterruptedException {
        var handler = new SoakHandler(ends, cancelAfter);
        streamingChat.doChat(QUESTION).subscribe(new SoakSubscriber(handler, demand));
        handler.awaitEnd();
    }

    private void future(int cancelAfter, Ends ends) throws InterruptedException {
        CompletableFuture<ChatResponse> future = chat.doChatAsync(QUESTION);
        if (cancelAfter < 4) {
            Thread.sleep(cancelAfter); // a random moment is what is wanted
            if (future.cancel(true)) {
                ends.cancelled.incrementAndGet();
                return;
            }
        }
        try {
            ends.answer(future.join().aiMessage().text());
        } catch (CompletionException e) {
            ends.failure(e.getCause());
        }
    }

    private static void block(Supplier<String> call, Ends ends) {
        try {
            ends.answer(call.get());
        } catch (RuntimeException e) {
            ends.failure(e);
        }
    }

    /** Forgets what the simulator keeps, so that only the library's memory is measured. */
    void clear() {
        azure.clearRequests();
    }

    int connections() {
        return azure.activeConnections();
    }

    @Override
    public void close() {
        azure.close();
    }
}
