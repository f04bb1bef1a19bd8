package io.github.azurellama.internal.mapping;

import dev.langchain4j.model.output.Response;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionRequest;
import io.github.azurellama.internal.wire.ResponseHeaders;
import io.github.azurellama.response.Choice;
import io.github.azurellama.response.CompletionMetadata;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A completed text as LangChain4j knows it, whether it came whole or was folded from a stream. */
public final class CompletionResponseMapper {

    private CompletionResponseMapper() {}

    /**
     * Maps an answer. The text is that of the choice with the lowest index, all choices are in the metadata.
     *
     * @throws IOException if there is none
     */
    public static Response<String> map(CompletionRequest request, Completion answer, ResponseHeaders headers)
            throws IOException {
        List<Choice> choices = ChoiceMapper.map(answer);
        Choice first = choices.get(0);
        TokenLimitWarning.warnIfUnknown(first.finishReason(), request.options());
        Map<String, Object> metadata = new LinkedHashMap<>();
        put(metadata, CompletionMetadata.ID, answer.id());
        put(metadata, CompletionMetadata.MODEL, answer.model());
        put(metadata, CompletionMetadata.CREATED, answer.created());
        put(metadata, CompletionMetadata.LOGPROBS, first.logprobs());
        put(metadata, CompletionMetadata.CHOICES, choices);
        put(metadata, CompletionMetadata.RAW_FINISH_REASON, first.rawFinishReason());
        put(metadata, CompletionMetadata.CONTENT_FILTER_RESULTS, first.contentFilterResults());
        put(metadata, CompletionMetadata.PROMPT_FILTER_RESULTS, answer.promptFilterResults());
        put(metadata, CompletionMetadata.REQUEST_ID, headers.requestId());
        put(metadata, CompletionMetadata.RATE_LIMIT_STATUS, headers.rateLimit());
        return Response.from(first.text(), TokenUsages.of(answer.usage(), headers), first.finishReason(), metadata);
    }

    private static void put(Map<String, Object> metadata, String key, @Nullable Object value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }
}
