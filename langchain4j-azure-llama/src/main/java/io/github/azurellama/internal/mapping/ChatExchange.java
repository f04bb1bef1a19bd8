package io.github.azurellama.internal.mapping;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.internal.prompted.PromptedSchema;
import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.WireMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request and what must be known of it to read its answer.
 *
 * @param request the request
 * @param filters what is looked for in the text of the answer
 */
public record ChatExchange(ChatCompletionRequest request, TextFilters filters) {

    /** What is wrong with an answer that was to be JSON, or null; what is no answer yet, such as a tool call, is not judged. */
    public @Nullable String problem(ChatResponse response) {
        AiMessage message = response.aiMessage();
        PromptedSchema format = filters.format();
        return format == null || message.hasToolExecutionRequests()
                ? null
                : format.problem(String.valueOf(message.text()));
    }

    /** The same request after an answer that did not fit, with the problem told. */
    public ChatExchange repair(ChatResponse response, String problem) {
        List<WireMessage> messages = new ArrayList<>(request.messages());
        messages.add(
                WireMessage.of("assistant", String.valueOf(response.aiMessage().text())));
        messages.add(WireMessage.of(
                "user", "That cannot be used: " + problem + "\nAnswer again with the corrected JSON only."));
        return new ChatExchange(request.withMessages(messages), filters);
    }
}
