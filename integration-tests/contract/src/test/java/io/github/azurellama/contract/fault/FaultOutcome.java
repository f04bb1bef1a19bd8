package io.github.azurellama.contract.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.response.AzureLlamaTokenUsage;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a call.
 *
 * @param end {@code response}, or the type of the exception
 * @param says what is unusual about the response, or the exception's message; of what is expected, a part of the message
 */
record FaultOutcome(String end, String says) {

    private static final String ANSWER = "response";
    private static final TokenUsage USUAL = new AzureLlamaTokenUsage(11, 3, 14, null, null);

    /** The response in full, with its usage. */
    static FaultOutcome answer() {
        return answer("");
    }

    /** A response that differs in this from the usual one. */
    static FaultOutcome answer(String difference) {
        return new FaultOutcome(ANSWER, difference);
    }

    /** An exception with this in its message. */
    static FaultOutcome fails(Class<? extends RuntimeException> type, String says) {
        return new FaultOutcome(type.getSimpleName(), says);
    }

    static FaultOutcome of(ChatResponse response) {
        var message = response.aiMessage();
        return of(message.text(), message.toolExecutionRequests(), response.finishReason(), response.tokenUsage());
    }

    static FaultOutcome of(Response<String> response) {
        return of(response.content(), List.of(), response.finishReason(), response.tokenUsage());
    }

    static FaultOutcome of(RuntimeException failure) {
        return new FaultOutcome(failure.getClass().getSimpleName(), String.valueOf(failure.getMessage()));
    }

    private static FaultOutcome of(
            @Nullable String text,
            List<ToolExecutionRequest> calls,
            @Nullable FinishReason reason,
            @Nullable TokenUsage usage) {
        String words = ResponseShape.WORDS.equals(text) ? null : text == null ? "no text" : '"' + text + '"';
        String called =
                calls.stream().map(call -> call.name() + call.arguments()).collect(Collectors.joining(" "));
        String tokens = USUAL.equals(usage) ? null : usage == null ? "no usage" : "other usage";
        return answer(Stream.of(
                        words,
                        called.isEmpty() ? null : called,
                        reason == FinishReason.STOP ? null : String.valueOf(reason),
                        tokens)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", ")));
    }

    boolean isTimeout() {
        return end.equals(TimeoutException.class.getSimpleName());
    }

    boolean isAnswer() {
        return end.equals(ANSWER);
    }

    /** Asserts that this is what was expected, and that the message of a failure is one helpful line without the key. */
    void assertIs(FaultOutcome expected, String url) {
        assertThat(this).as("the outcome").matches(expected::covers, "is " + expected);
        if (!isAnswer()) {
            assertThat(says).contains(url).doesNotContain("\n").doesNotContain(FaultScenario.KEY);
        }
    }

    boolean covers(FaultOutcome seen) {
        return seen.end.equals(end) && (isAnswer() ? seen.says.equals(says) : seen.says.contains(says));
    }

    /** As a cell of the table. */
    String cell() {
        String kind = isAnswer() ? end : "`" + end + "`";
        String separator = isAnswer() ? ", " : ": ";
        return says.isEmpty() ? kind : kind + separator + says.replace("|", "\\|");
    }
}
