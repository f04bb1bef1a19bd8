package io.github.azurellama.internal.mapping;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.ResponseHeaders;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.response.Choice;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer as LangChain4j knows it, whether it came whole or was folded from a stream. */
public final class ResponseMapper {

    /**
     * Maps an answer. The message is the choice with the lowest index, all choices are in the metadata.
     *
     * @throws IOException if there is nothing in it that could be a message
     */
    public ChatResponse map(ChatCompletionRequest request, Completion answer, ResponseHeaders headers)
            throws IOException {
        List<Choice> choices = ChoiceMapper.map(answer);
        Choice first = choices.get(0);
        TokenLimitWarning.warnIfUnknown(first.finishReason(), request.options());
        return ChatResponse.builder()
                .aiMessage(message(first, thinking(answer, first.index())))
                .metadata(AzureLlamaChatResponseMetadata.builder()
                        .id(answer.id())
                        .modelName(answer.model() == null || answer.model().isBlank() ? null : answer.model())
                        .tokenUsage(TokenUsages.of(answer.usage(), headers))
                        .finishReason(first.finishReason())
                        .details(new AzureLlamaChatResponseMetadata.Details(
                                answer.created(),
                                choices,
                                answer.promptFilterResults(),
                                headers.requestId(),
                                headers.rateLimit()))
                        .build())
                .build();
    }

    /** The second of two answers to one request, with the tokens of both. */
    public ChatResponse withUsageOf(ChatResponse first, ChatResponse second) {
        return second.toBuilder()
                .metadata(second.metadata().toBuilder()
                        .tokenUsage(TokenUsage.sum(first.tokenUsage(), second.tokenUsage()))
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

    private static @Nullable String thinking(Completion answer, int index) {
        for (CompletionChoice choice : answer.choices()) {
            if (choice.index() == index && choice.thinking() != null) {
                return choice.thinking();
            }
        }
        return null;
    }
}
