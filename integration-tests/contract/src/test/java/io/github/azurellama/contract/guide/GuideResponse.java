package io.github.azurellama.contract.guide;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.AzureLlamaModelBuilder;
import io.github.azurellama.contract.support.Deployment;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.response.Choice;
import io.github.azurellama.response.CompletionMetadata;
import io.github.azurellama.response.TokenLogprob;
import java.util.List;
import java.util.function.Consumer;

/** What the guide has in both of its response tables, whichever model it came from. */
record GuideResponse(
        Object id,
        Object model,
        Object created,
        String text,
        FinishReason finishReason,
        Object rawFinishReason,
        TokenUsage usage,
        List<Choice> choices,
        List<TokenLogprob> logprobs) {

    /** Calls the model of that operation, built with these settings. */
    static GuideResponse ask(
            Deployment deployed, Operation operation, String asked, Consumer<AzureLlamaModelBuilder<?>> settings) {
        return operation == Operation.CHAT
                ? of(deployed.chat(settings::accept).ask(asked))
                : of(deployed.text(settings::accept).complete(asked));
    }

    private static GuideResponse of(ChatResponse response) {
        var metadata = (AzureLlamaChatResponseMetadata) response.metadata();
        return new GuideResponse(
                metadata.id(),
                metadata.modelName(),
                metadata.created(),
                response.aiMessage().text(),
                metadata.finishReason(),
                metadata.rawFinishReason(),
                metadata.tokenUsage(),
                metadata.choices(),
                metadata.logprobs());
    }

    private static GuideResponse of(Response<String> response) {
        var metadata = response.metadata();
        return new GuideResponse(
                metadata.get(CompletionMetadata.ID),
                CompletionMetadata.model(response),
                metadata.get(CompletionMetadata.CREATED),
                response.content(),
                response.finishReason(),
                metadata.get(CompletionMetadata.RAW_FINISH_REASON),
                response.tokenUsage(),
                CompletionMetadata.choices(response),
                CompletionMetadata.logprobs(response));
    }
}
