package io.github.azurellama.internal.mapping;

import dev.langchain4j.model.output.Response;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionRequest;
import io.github.azurellama.internal.wire.ResponseHead;
import io.github.azurellama.internal.wire.ResponseHeaders;
import io.github.azurellama.response.Choice;
import io.github.azurellama.response.CompletionMetadata;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps a completion of a prompt to LangChain4j's response, whether it was streamed or not. */
public final class CompletionResponseMapper {

    private CompletionResponseMapper() {}

    /**
     * Maps a completion. The text is that of the choice with the lowest index; all choices are in the metadata.
     *
     * @throws IOException if the completion has no choice
     */
    public static Response<String> map(Completion completion, ResponseHead<CompletionRequest> head) throws IOException {
        ResponseHeaders headers = head.headers();
        List<Choice> choices = ChoiceMapper.toChoices(ChoiceMapper.ordered(completion));
        Choice first = choices.get(0);
        Map<String, Object> metadata = new LinkedHashMap<>();
        put(metadata, CompletionMetadata.ID, completion.id());
        put(metadata, CompletionMetadata.MODEL, completion.model());
        put(metadata, CompletionMetadata.CREATED, completion.created());
        put(metadata, CompletionMetadata.LOGPROBS, first.logprobs());
        put(metadata, CompletionMetadata.CHOICES, choices);
        put(metadata, CompletionMetadata.RAW_FINISH_REASON, first.rawFinishReason());
        put(metadata, CompletionMetadata.CONTENT_FILTER_RESULTS, first.contentFilterResults());
        put(metadata, CompletionMetadata.PROMPT_FILTER_RESULTS, completion.promptFilterResults());
        put(metadata, CompletionMetadata.REQUEST_ID, headers.requestId());
        put(metadata, CompletionMetadata.RATE_LIMIT_STATUS, headers.rateLimit());
        put(metadata, CompletionMetadata.SERVER_TIMINGS, completion.timings());
        put(metadata, CompletionMetadata.DEPLOYMENT, head.deployment());
        return Response.from(first.text(), TokenUsages.of(completion.usage(), headers), first.finishReason(), metadata);
    }

    private static void put(Map<String, Object> metadata, String key, @Nullable Object value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }
}
