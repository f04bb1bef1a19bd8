package io.github.azurellama.response;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.output.FinishReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One choice of a response. There are several if {@code n} was above 1; the message of the response is that of index 0.
 *
 * @param index the index, from 0
 * @param text the text, empty if there is none
 * @param toolExecutionRequests the tool calls
 * @param finishReason the finish reason
 * @param rawFinishReason the finish reason as the server spells it, such as {@code content_filter_error}, or null if there is
 *     none
 * @param stopReason the stop sequence or token id that ended the text (vLLM), or null
 * @param logprobs the tokens with their log probabilities; empty unless {@code logprobs} was set
 * @param contentFilterResults the results of the content filter for this choice; empty if there is no filter
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
