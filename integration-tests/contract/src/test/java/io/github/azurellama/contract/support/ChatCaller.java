package io.github.azurellama.contract.support;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.function.Function;

/**
 * A chat model, whichever way it is asked.
 *
 * @param call asks, and returns or throws what came of it
 * @param recorder what a stream told on its way; stays empty otherwise
 */
public record ChatCaller(Function<ChatRequest, ChatResponse> call, ChatRecorder recorder) {

    public ChatResponse ask(ChatRequest request) {
        return call.apply(request);
    }

    public ChatResponse ask(ChatMessage... messages) {
        return ask(ChatRequest.builder().messages(messages).build());
    }

    public ChatResponse ask(String question) {
        return ask(UserMessage.from(question));
    }

    public String answer(String question) {
        return ask(question).aiMessage().text();
    }

    /** Asks what is bound to fail. */
    public RuntimeException failure(String question) {
        return catchThrowableOfType(RuntimeException.class, () -> ask(question));
    }

    /** Asks what is bound to fail. */
    public RuntimeException failure(ChatRequest request) {
        return catchThrowableOfType(RuntimeException.class, () -> ask(request));
    }
}
