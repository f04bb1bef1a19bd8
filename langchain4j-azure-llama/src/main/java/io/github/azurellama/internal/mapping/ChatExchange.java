package io.github.azurellama.internal.mapping;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.prompted.PromptedSchema;
import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.ImplicitField;
import io.github.azurellama.internal.wire.RequestVariants;
import io.github.azurellama.internal.wire.WireMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request, and what is needed to read its response.
 *
 * @param request the request
 * @param filters what is filtered from the text of the completion
 * @param variants maps the same request without implicit fields
 */
public record ChatExchange(
        ChatCompletionRequest request, TextFilters filters, Function<Set<ImplicitField>, ChatExchange> variants)
        implements RequestVariants {

    /** An exchange whose request has one form only. */
    public ChatExchange(ChatCompletionRequest request, TextFilters filters) {
        this(request, filters, omitted -> new ChatExchange(request, filters));
    }

    @Override
    public Operation operation() {
        return request.operation();
    }

    @Override
    public ChatCompletionRequest without(Set<ImplicitField> rejected) {
        return variant(rejected).request;
    }

    /** The variant that the server accepted, by the implicit fields that it had. */
    public ChatExchange sent(Set<ImplicitField> sent) {
        if (sent.containsAll(request.implicitFields())) {
            return this;
        }
        Set<ImplicitField> omitted = EnumSet.copyOf(request.implicitFields());
        omitted.removeAll(sent);
        return variant(omitted);
    }

    private ChatExchange variant(Set<ImplicitField> omitted) {
        return Collections.disjoint(omitted, request.implicitFields()) ? this : variants.apply(omitted);
    }

    /**
     * Why the text of a response is not the JSON that was requested, or null. A response with tool calls has no such text yet,
     * and the finish reason says what is wrong with one that was cut.
     */
    public @Nullable String problem(ChatResponse response) {
        return problem(response, PromptedSchema::problem);
    }

    /** As {@link #problem}, with what LangChain4j's parser may refuse, so that another response is worth a request. */
    public @Nullable String problemToRepair(ChatResponse response) {
        return problem(response, PromptedSchema::problemForParser);
    }

    private @Nullable String problem(
            ChatResponse response, BiFunction<PromptedSchema, String, @Nullable String> check) {
        AiMessage message = response.aiMessage();
        PromptedSchema format = filters.format();
        boolean cut = response.finishReason() == FinishReason.LENGTH
                || response.finishReason() == FinishReason.CONTENT_FILTER;
        return format == null || cut || message.hasToolExecutionRequests()
                ? null
                : check.apply(format, String.valueOf(message.text()));
    }

    /** The request for a corrected response. */
    public ChatExchange repair(ChatResponse response, String problem) {
        List<WireMessage> messages = new ArrayList<>(request.messages());
        messages.add(
                WireMessage.of("assistant", String.valueOf(response.aiMessage().text())));
        messages.add(WireMessage.of(
                "user", "That cannot be used: " + problem + "\nAnswer again with the corrected JSON only."));
        return new ChatExchange(
                request.withMessages(messages),
                filters,
                omitted -> variants.apply(omitted).repair(response, problem));
    }
}
