package io.github.azurellama.samples.doctor;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.Response;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import java.util.List;

/** Checks of chats and text completions. */
final class ChatChecks {

    private static final String QUESTION = "How much is 37 plus 87?";
    private static final int FEW_TOKENS = 20;

    private final Target target;

    ChatChecks(Target target) {
        this.target = target;
    }

    Outcome chat() {
        ChatResponse response =
                target.chatModel().maxOutputTokens(FEW_TOKENS).build().chat(UserMessage.from(QUESTION));
        String text = response.aiMessage().text();
        if (text == null || text.isBlank()) {
            throw new IllegalStateException(
                    "the response to '" + QUESTION + "' has no text: see the log of the deployment");
        }
        return Outcome.yes("the first request, with the setup of the connection", response.tokenUsage());
    }

    Outcome textCompletions() {
        Response<String> response = target.model(AzureLlamaLanguageModel.builder())
                .maxOutputTokens(FEW_TOKENS)
                .build()
                .generate("The capital of Australia is");
        return Outcome.yes("", response.tokenUsage());
    }

    Outcome logProbabilities() {
        ChatResponse response = target.chatModel()
                .maxOutputTokens(FEW_TOKENS)
                .logprobs(1)
                .build()
                .chat(UserMessage.from(QUESTION));
        return metadata(response).logprobs().isEmpty()
                ? Outcome.ignored("logprobs was accepted, but the response has none", response.tokenUsage())
                : Outcome.yes("", response.tokenUsage());
    }

    Outcome severalChoices() {
        ChatResponse response =
                target.chatModel().maxOutputTokens(FEW_TOKENS).n(2).build().chat(UserMessage.from(QUESTION));
        int choices = metadata(response).choices().size();
        return choices == 2
                ? Outcome.yes("", response.tokenUsage())
                : Outcome.ignored("n = 2 was accepted, but choices in the response: " + choices, response.tokenUsage());
    }

    private static AzureLlamaChatResponseMetadata metadata(ChatResponse response) {
        return (AzureLlamaChatResponseMetadata) response.metadata();
    }

    static List<UserMessage> prompt() {
        return List.of(UserMessage.from(QUESTION));
    }
}
