package io.github.azurellama.samples.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import io.github.azurellama.response.TokenLogprob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of a response as the page gets it. Its JSON has the record's name as type. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
sealed interface ResponseEvent {

    /** Whether nothing comes after it; part of the JSON too. */
    @JsonProperty("last")
    default boolean isLast() {
        return true;
    }

    /** The response goes on. */
    record Text(String text) implements ResponseEvent {
        @Override
        public boolean isLast() {
            return false;
        }
    }

    /** The model wants a tool; the arguments are its own JSON. */
    record ToolCall(@Nullable String id, String name, String arguments) implements ResponseEvent {

        static ToolCall of(ToolExecutionRequest request) {
            return new ToolCall(request.id(), request.name(), request.arguments());
        }

        @Override
        public boolean isLast() {
            return false;
        }
    }

    /** The tool has returned. */
    record ToolResult(@Nullable String id, String name, String result) implements ResponseEvent {

        static ToolResult of(ToolExecutionRequest request, String result) {
            return new ToolResult(request.id(), request.name(), result);
        }

        @Override
        public boolean isLast() {
            return false;
        }
    }

    /**
     * The response is complete.
     *
     * @param tokensIn the tokens of all prompts that it took, or null if the endpoint did not say
     * @param firstTokenMillis when the first token came, in milliseconds after the question
     * @param millis when the response was complete
     * @param tokens the tokens of the response if log probabilities were requested, else none
     */
    record Done(
            @Nullable String model,
            @Nullable Integer tokensIn,
            @Nullable Integer tokensOut,
            @Nullable String finishReason,
            long firstTokenMillis,
            long millis,
            List<TokenLogprob> tokens)
            implements ResponseEvent {}

    /** The response was stopped by its reader. */
    record Stopped(long millis) implements ResponseEvent {}

    /** There is no response, or only a part of one; the message is one line. */
    record Failed(String message) implements ResponseEvent {

        /** What went wrong, in one line. */
        static Failed of(Throwable problem) {
            String message = problem.getMessage() == null ? problem.toString() : problem.getMessage();
            return new Failed(message.strip().replaceAll("\\s*\\R\\s*", " "));
        }
    }
}
