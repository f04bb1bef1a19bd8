package io.github.azurellama.testing;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import java.util.function.Function;

/**
 * A chat model, in any call mode.
 *
 * @param model the model itself
 * @param call returns its response, or throws what the caller or the handler's onError got
 * @param recorder the callbacks of a stream; empty after each call
 */
public record Chat(Object model, Function<ChatRequest, ChatResponse> call, Recorder recorder) {

    public ChatResponse ask(ChatRequest request) {
        return call.apply(request);
    }

    public ChatResponse ask(ChatMessage... messages) {
        return ask(ChatRequest.builder().messages(messages).build());
    }

    public ChatResponse ask(String text) {
        return ask(UserMessage.from(text));
    }

    /** The text of the response to that question. */
    public String answer(String question) {
        return ask(question).aiMessage().text();
    }

    /** The text of the response to some question. */
    public String text() {
        return answer("Hi");
    }

    public AzureLlamaChatResponseMetadata metadata() {
        return (AzureLlamaChatResponseMetadata) ask("Hi").metadata();
    }

    /** The exception of a call that must fail. */
    public RuntimeException failure(String question) {
        return catchThrowableOfType(RuntimeException.class, () -> ask(question));
    }

    /** The exception of a call that must fail. */
    public RuntimeException failure(ChatRequest request) {
        return catchThrowableOfType(RuntimeException.class, () -> ask(request));
    }
}
