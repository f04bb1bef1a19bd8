package io.github.azurellama.samples.web;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.memory.chat.TokenWindowChatMemory;
import io.github.azurellama.AzureLlamaTokenCountEstimator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said on one page so far, and the response that is being made. It forgets the oldest of what is too long. */
final class ChatSession {

    /** Enough for many turns, and within what every Llama since 3.1 reads. */
    static final int MAX_TOKENS = 32_000;

    private static final AzureLlamaTokenCountEstimator TOKENS =
            AzureLlamaTokenCountEstimator.builder().build();

    private List<ChatMessage> messages = List.of();
    private @Nullable Turn current;

    /**
     * Begins a turn.
     *
     * @return a copy of what was said, for the turn to go on with: a turn that fails leaves no trace
     * @throws IllegalStateException if the turn before has not ended
     */
    synchronized TokenWindowChatMemory begin(Turn turn) {
        if (current != null) {
            throw new IllegalStateException("the previous response is still being generated: stop it first");
        }
        current = turn;
        TokenWindowChatMemory memory = TokenWindowChatMemory.withMaxTokens(MAX_TOKENS, TOKENS);
        messages.forEach(memory::add);
        return memory;
    }

    /** Ends the turn that was begun; what it says was said is kept. */
    synchronized void end(List<ChatMessage> said) {
        current = null;
        messages = List.copyOf(said);
    }

    /** What was said. */
    synchronized List<ChatMessage> messages() {
        return messages;
    }

    /** Stops the response, if one is being made. */
    void stop() {
        Turn turn = current();
        if (turn != null) {
            turn.stop();
        }
    }

    private synchronized @Nullable Turn current() {
        return current;
    }
}
