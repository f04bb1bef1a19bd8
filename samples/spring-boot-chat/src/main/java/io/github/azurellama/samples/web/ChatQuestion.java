package io.github.azurellama.samples.web;

import io.github.azurellama.request.AzureLlamaChatRequestParameters;
import io.github.azurellama.request.ToolCalling;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page sends.
 *
 * @param conversation which conversation it belongs to: any id of the page's own
 * @param text the question
 * @param kind the kind of endpoint; serverless if it is null
 * @param tools how tools reach the model, or null for no tools
 * @param options Llama's options by wire name; null values are as good as absent
 */
record ChatQuestion(
        @Nullable String conversation,
        @Nullable String text,
        @Nullable EndpointChoice kind,
        @Nullable ToolCalling tools,
        @Nullable Map<String, @Nullable Object> options) {

    private static final int LONGEST_ID = 64;
    static final int LONGEST_TEXT = 8_000;

    /**
     * The id of the conversation.
     *
     * @throws IllegalArgumentException if there is none, or a longer one than a page makes
     */
    String checkedConversation() {
        if (conversation == null || conversation.isBlank() || conversation.length() > LONGEST_ID) {
            throw new IllegalArgumentException("conversation has to be an id of 1 to " + LONGEST_ID + " characters");
        }
        return conversation;
    }

    /**
     * The question.
     *
     * @throws IllegalArgumentException if it is blank or too long
     */
    String checkedText() {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("the message is empty: write one");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "the message has " + text.length() + " characters: shorten it to " + LONGEST_TEXT + " at the most");
        }
        return text;
    }

    EndpointChoice kindOrDefault() {
        return kind == null ? EndpointChoice.SERVERLESS : kind;
    }

    /**
     * The options.
     *
     * @throws IllegalArgumentException if a value is of the wrong type or out of range
     */
    AzureLlamaChatRequestParameters parameters() {
        var parameters = AzureLlamaChatRequestParameters.builder();
        if (options != null) {
            options.forEach(parameters::option);
        }
        return parameters.build();
    }
}
