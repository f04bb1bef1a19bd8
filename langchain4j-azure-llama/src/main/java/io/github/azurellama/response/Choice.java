package io.github.azurellama.response;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.output.FinishReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the answers to a request. There are several if {@code n} was above 1; the message of the response is the one
 * with index 0.
 *
 * @param index which answer this is, from 0
 * @param text the text, empty if there is none
 * @param toolExecutionRequests the tools that the model wants called
 * @param finishReason why the model stopped
 * @param rawFinishReason the same in the server's own word, such as {@code content_filter_error}, or null if it said
 *     none
 * @param stopReason the stop sequence or token id that ended the text, if the server tells it (vLLM does)
 * @param logprobs the tokens with their log probabilities; empty unless {@code logprobs} was set
 * @param contentFilterResults what the content filter said of this answer; empty where there is no filter
 */
public record Choice(
        int index,
        String text,
        List<ToolExecutionRequest> toolExecutionRequests,
        FinishReason finishReason,
        @Nullable String rawFinishReason,
        @Nullable String stopReason,
        List<TokenLogprob> logprobs,
        List<ContentFilterResult> contentFilterResults) {

    /** Copies the lists. */
    public Choice {
        toolExecutionRequests = List.copyOf(toolExecutionRequests);
        logprobs = List.copyOf(logprobs);
        contentFilterResults = List.copyOf(contentFilterResults);
    }
}
