package io.github.azurellama.internal.mapping;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.ResponseHead;
import io.github.azurellama.internal.wire.ResponseHeaders;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.response.Choice;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps a completion of a chat to LangChain4j's response, whether it was streamed or not. */
public final class ResponseMapper {

    /**
     * Maps a completion. The message is the choice with the lowest index; all choices are in the metadata.
     *
     * @throws IOException if the completion has no choice, or one that cannot be used
     */
    public ChatResponse map(Completion completion, ResponseHead<ChatExchange> head) throws IOException {
        ResponseHeaders headers = head.headers();
        List<CompletionChoice> ordered = ChoiceMapper.ordered(completion);
        List<Choice> choices = ChoiceMapper.toChoices(ordered);
        Choice first = choices.get(0);
        return ChatResponse.builder()
                .aiMessage(message(first, ordered.get(0).thinking()))
                .metadata(AzureLlamaChatResponseMetadata.builder()
                        .id(completion.id())
                        .modelName(
                                completion.model() == null || completion.model().isBlank() ? null : completion.model())
                        .tokenUsage(TokenUsages.of(completion.usage(), headers))
                        .finishReason(first.finishReason())
                        .details(new AzureLlamaChatResponseMetadata.Details(
                                completion.created(),
                                choices,
                                completion.promptFilterResults(),
                                headers.requestId(),
                                headers.rateLimit(),
                                completion.timings(),
                                head.deployment()))
                        .build())
                .build();
    }

    /** The second of two responses to one request, with the token usage of both. */
    public ChatResponse withUsageOf(ChatResponse first, ChatResponse second) {
        return second.toBuilder()
                .metadata(second.metadata().toBuilder()
                        .tokenUsage(TokenUsage.sum(first.tokenUsage(), second.tokenUsage()))
                        .build())
                .build();
    }

    /** A message that only calls tools has no text, as everywhere in LangChain4j; any other has at least "". */
    private static AiMessage message(Choice choice, @Nullable String thinking) {
        boolean hasNoText =
                choice.text().isEmpty() && !choice.toolExecutionRequests().isEmpty();
        return AiMessage.builder()
                .text(hasNoText ? null : choice.text())
                .thinking(thinking)
                .toolExecutionRequests(choice.toolExecutionRequests())
                .build();
    }
}
