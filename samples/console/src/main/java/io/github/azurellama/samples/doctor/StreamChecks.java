package io.github.azurellama.samples.doctor;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.samples.cli.Stopwatch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Checks of streams. One stream serves both. */
final class StreamChecks {

    private final Target target;
    private @Nullable TokenUsage usage;

    StreamChecks(Target target) {
        this.target = target;
    }

    Outcome streaming() {
        AzureLlamaStreamingChatModel model = target.model(AzureLlamaStreamingChatModel.builder())
                .maxOutputTokens(20)
                .build();
        Stopwatch watch = Stopwatch.start();
        var chunks = new AtomicInteger();
        var complete = new CompletableFuture<ChatResponse>();
        model.chat("Count from one to ten.", new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String text) {
                watch.firstToken();
                chunks.incrementAndGet();
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
        usage = complete.join().tokenUsage();
        long first = watch.stop().firstToken().toMillis();
        return chunks.get() > 1
                ? Outcome.yes(chunks + " chunks, the first after " + first + " ms", usage)
                : Outcome.no("the text comes at once, when it is complete", usage);
    }

    Outcome usageInStreams() {
        return usage == null ? Outcome.no("", null) : Outcome.yes("", null);
    }
}
