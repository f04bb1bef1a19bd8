package io.github.azurellama.samples.doctor;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.samples.StreamSample;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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
        long started = System.nanoTime();
        var chunks = new AtomicInteger();
        var first = new AtomicLong();
        ChatResponse complete = StreamSample.stream(
                        model, List.of(UserMessage.from("Count from one to ten.")), text -> {
                            first.compareAndSet(0, System.nanoTime() - started);
                            chunks.incrementAndGet();
                        })
                .join();
        usage = complete.tokenUsage();
        return chunks.get() > 1
                ? Outcome.yes(
                        chunks + " chunks, the first after " + TimeUnit.NANOSECONDS.toMillis(first.get()) + " ms",
                        usage)
                : Outcome.no("the text comes at once, when it is complete", usage);
    }

    Outcome usageInStreams() {
        return usage == null ? Outcome.no("", null) : Outcome.yes("", null);
    }
}
