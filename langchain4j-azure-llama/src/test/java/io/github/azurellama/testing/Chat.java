package io.github.azurellama.testing;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import java.util.function.Function;

/**
 * A model that is asked in either way.
 *
 * @param model the model itself
 * @param call returns its response, or throws what the caller or the handler's onError got
 * @param recorder what a stream told; empty after each call
 */
public record Chat(Object model, Function<ChatRequest, ChatResponse> call, Recorder recorder) {

    public ChatResponse ask(ChatRequest request) {
        return call.apply(request);
    }

    public ChatResponse ask(String text) {
        return ask(ChatRequest.builder().messages(UserMessage.from(text)).build());
    }

    /** The text of the answer to some question. */
    public String text() {
        return ask("Hi").aiMessage().text();
    }

    public AzureLlamaChatResponseMetadata metadata() {
        return (AzureLlamaChatResponseMetadata) ask("Hi").metadata();
    }
}
