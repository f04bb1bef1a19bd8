package io.github.azurellama.samples.web;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.samples.web.ResponseEvent.Done;
import java.util.concurrent.TimeUnit;

/** Measures how long a response takes. Only the first of its first tokens counts. */
final class ResponseTimer {

    private static final long NONE = -1;

    private final long started = System.nanoTime();
    private volatile long firstToken = NONE;

    private ResponseTimer() {}

    static ResponseTimer start() {
        return new ResponseTimer();
    }

    void firstToken() {
        if (firstToken == NONE) {
            firstToken = millis();
        }
    }

    /** The milliseconds since the start. */
    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }

    /** What there is to say of a response that is complete now. */
    Done report(ChatResponse response) {
        var metadata = (AzureLlamaChatResponseMetadata) response.metadata();
        TokenUsage usage = metadata.tokenUsage();
        long millis = millis();
        return new Done(
                metadata.modelName(),
                usage == null ? null : usage.inputTokenCount(),
                usage == null ? null : usage.outputTokenCount(),
                metadata.finishReason() == null ? null : metadata.finishReason().name(),
                firstToken == NONE ? millis : firstToken,
                millis,
                metadata.logprobs());
    }
}
