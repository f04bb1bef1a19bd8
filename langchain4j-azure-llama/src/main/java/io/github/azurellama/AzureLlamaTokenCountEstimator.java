package io.github.azurellama;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.TokenCountEstimator;
import io.github.azurellama.internal.mapping.CountedPrompt;
import java.util.List;

/**
 * Counts the tokens of prompts, for example for LangChain4j's {@code TokenWindowChatMemory}. Safe to use from several threads.
 */
public final class AzureLlamaTokenCountEstimator implements TokenCountEstimator {

    private final TokenCounter counter;
    private final int tokensPerImage;

    AzureLlamaTokenCountEstimator(TokenCounter counter, int tokensPerImage) {
        this.counter = counter;
        this.tokensPerImage = tokensPerImage;
    }

    /** Starts building an estimator. Nothing must be set. */
    public static AzureLlamaTokenCountEstimatorBuilder builder() {
        return new AzureLlamaTokenCountEstimatorBuilder();
    }

    /** The tokens of a text by itself, without the one that begins every prompt. */
    @Override
    public int estimateTokenCountInText(String text) {
        return text.isEmpty() ? 0 : counter.text(text);
    }

    /** The tokens that a message adds to a prompt, its header and its end included. */
    @Override
    public int estimateTokenCountInMessage(ChatMessage message) {
        var counted = CountedPrompt.of(List.of(message));
        return counter.message(counted.messages().get(0)) + counted.images() * tokensPerImage;
    }

    /** The tokens of a prompt of these messages, the header of the answer included; 0 for no messages. */
    @Override
    public int estimateTokenCountInMessages(Iterable<ChatMessage> messages) {
        var counted = CountedPrompt.of(messages);
        return counted.messages().isEmpty()
                ? 0
                : counter.prompt(counted.messages()) + counted.images() * tokensPerImage;
    }

    /** What counts, without secrets. */
    @Override
    public String toString() {
        return "AzureLlamaTokenCountEstimator[" + counter + "]";
    }
}
