package io.github.azurellama.internal.mapping;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.ReplyHeaders;
import io.github.azurellama.internal.wire.RequestId;
import io.github.azurellama.request.LlamaOption;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.response.Choice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An answer as LangChain4j knows it, whether it came whole or was folded from a stream. */
public final class ResponseMapper {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseMapper.class);

    /**
     * Maps an answer. The message is the choice with the lowest index, all choices are in the metadata.
     *
     * @throws IOException if there is nothing in it that could be a message
     */
    public ChatResponse map(ChatCompletionRequest request, Completion answer, ReplyHeaders headers) throws IOException {
        List<CompletionChoice> ordered = new ArrayList<>(answer.choices());
        if (ordered.isEmpty()) {
            throw new IOException("the answer has no choices");
        }
        ordered.sort(Comparator.comparingInt(CompletionChoice::index));
        List<Choice> choices = new ArrayList<>(ordered.size());
        for (CompletionChoice choice : ordered) {
            choices.add(ChoiceMapper.map(choice));
        }
        Choice first = choices.get(0);
        if (first.finishReason() == FinishReason.LENGTH) {
            warnOfUnknownLimit(request);
        }
        return ChatResponse.builder()
                .aiMessage(message(first, ordered.get(0).thinking()))
                .metadata(AzureLlamaChatResponseMetadata.builder()
                        .id(answer.id())
                        .modelName(answer.model() == null || answer.model().isBlank() ? null : answer.model())
                        .tokenUsage(TokenUsages.of(answer.usage(), headers))
                        .finishReason(first.finishReason())
                        .details(new AzureLlamaChatResponseMetadata.Details(
                                answer.created(),
                                choices,
                                answer.promptFilterResults(),
                                RequestId.of(headers),
                                RateLimitHeaders.read(headers)))
                        .build())
                .build();
    }

    /** A message that only calls tools has no text, as everywhere in LangChain4j; any other has at least "". */
    private static AiMessage message(Choice choice, @Nullable String thinking) {
        boolean silent =
                choice.text().isEmpty() && !choice.toolExecutionRequests().isEmpty();
        return AiMessage.builder()
                .text(silent ? null : choice.text())
                .thinking(thinking)
                .toolExecutionRequests(choice.toolExecutionRequests())
                .build();
    }

    private static void warnOfUnknownLimit(ChatCompletionRequest request) {
        if (!request.options().containsKey(LlamaOption.MAX_TOKENS)) {
            LOG.warn("The answer was cut off by a limit on its tokens that nobody set: set maxOutputTokens on the"
                    + " model's builder or in the request's parameters to get longer answers.");
        }
    }
}
