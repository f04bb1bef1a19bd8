package io.github.azurellama.samples.cli;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.response.Choice;
import io.github.azurellama.response.CompletionMetadata;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is printed after the text of a response: its log probabilities, the other choices, and what it cost.
 *
 * @param model the model's name, or null if the server said none
 * @param usage the tokens, or null if the server did not count them
 * @param finishReason why the model stopped
 * @param choices all responses; the first is the one that was printed
 * @param time how long it took
 */
public record AnswerReport(
        @Nullable String model,
        @Nullable TokenUsage usage,
        @Nullable FinishReason finishReason,
        List<Choice> choices,
        Stopwatch.Reading time) {

    /** The report of a chat. */
    public static AnswerReport of(ChatResponse response, Stopwatch.Reading time) {
        var metadata = (AzureLlamaChatResponseMetadata) response.metadata();
        return new AnswerReport(
                metadata.modelName(), metadata.tokenUsage(), metadata.finishReason(), metadata.choices(), time);
    }

    /** The report of a completed text. */
    public static AnswerReport of(Response<String> response, Stopwatch.Reading time) {
        return new AnswerReport(
                CompletionMetadata.model(response),
                response.tokenUsage(),
                response.finishReason(),
                CompletionMetadata.choices(response),
                time);
    }

    /** Prints it. The last line is the one about cost. */
    public void print(Terminal terminal) {
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            if (i > 0) {
                terminal.println("--- choice " + choice.index() + " (" + choice.finishReason() + ")");
                terminal.println(choice.text());
            }
            LogprobTable.print(choice.logprobs(), terminal);
        }
        terminal.println("--- " + cost());
    }

    private String cost() {
        return "model " + (model == null || model.isEmpty() ? "unknown" : model) + ", tokens in "
                + (usage == null ? "unknown" : usage.inputTokenCount()) + ", out "
                + (usage == null ? "unknown" : usage.outputTokenCount()) + ", finish reason "
                + (finishReason == null ? "unknown" : finishReason) + ", first token after "
                + millis(time.firstToken()) + ", all after " + millis(time.total());
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
