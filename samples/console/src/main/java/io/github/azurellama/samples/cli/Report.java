package io.github.azurellama.samples.cli;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.response.Choice;
import io.github.azurellama.response.CompletionMetadata;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What is printed after the text of a response: its log probabilities, the other choices, and what it cost. */
public final class Report {

    private static final long NOT_YET = -1;

    private final LongSupplier nanoTime;
    private final long started;
    private final AtomicLong firstText = new AtomicLong(NOT_YET);

    /** Starts to measure the time. */
    public Report() {
        this(System::nanoTime);
    }

    Report(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    /** To be called for each chunk of the text. */
    public void textArrived() {
        firstText.compareAndSet(NOT_YET, elapsed());
    }

    /** Prints the report of a chat. */
    public void print(ChatResponse response, Terminal terminal) {
        var metadata = (AzureLlamaChatResponseMetadata) response.metadata();
        print(metadata.modelName(), metadata.tokenUsage(), metadata.finishReason(), metadata.choices(), terminal);
    }

    /** Prints the report of a completed text. */
    public void print(Response<String> response, Terminal terminal) {
        print(
                CompletionMetadata.model(response),
                response.tokenUsage(),
                response.finishReason(),
                CompletionMetadata.choices(response),
                terminal);
    }

    /** The first choice is the one whose text has been printed. */
    private void print(
            @Nullable String model,
            @Nullable TokenUsage usage,
            @Nullable FinishReason finishReason,
            List<Choice> choices,
            Terminal terminal) {
        String times = times();
        terminal.println();
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            if (i > 0) {
                terminal.println("--- choice " + choice.index() + " (" + choice.finishReason() + ")");
                terminal.println(choice.text());
            }
            LogprobTable.print(choice.logprobs(), terminal);
        }
        terminal.println("--- model " + (model == null || model.isEmpty() ? "unknown" : model)
                + ", tokens in " + (usage == null ? "unknown" : usage.inputTokenCount())
                + ", out " + (usage == null ? "unknown" : usage.outputTokenCount())
                + ", finish reason " + (finishReason == null ? "unknown" : finishReason) + ", " + times);
    }

    /** How long the response took. Without a stream, the first token arrives with the last. */
    String times() {
        long total = elapsed();
        long first = firstText.get();
        return "first token after " + millis(first == NOT_YET ? total : first) + ", all after " + millis(total);
    }

    private long elapsed() {
        return nanoTime.getAsLong() - started;
    }

    private static String millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos) + " ms";
    }
}
