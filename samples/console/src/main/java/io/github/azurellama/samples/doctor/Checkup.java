package io.github.azurellama.samples.doctor;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.exception.AuthenticationException;
import io.github.azurellama.AzureLlamaTokenCountEstimator;
import io.github.azurellama.error.AzureLlamaHttpException;
import java.util.ArrayList;
import java.util.List;

/** All checks of an endpoint. */
public final class Checkup {

    static final String TEXT_COMPLETIONS = "Text completions";

    private final Target target;
    private final ChatChecks chats;

    /** The checks of this endpoint. */
    public Checkup(Target target) {
        this.target = target;
        this.chats = new ChatChecks(target);
    }

    /** The first check: without chats, little else makes sense. */
    public Check chat() {
        return new Check("Chat", chats::chat).withoutFailureNote();
    }

    /** Whether the endpoint completes texts: the other check where chats fail, since a base model does nothing else. */
    public Check textCompletions() {
        return new Check(TEXT_COMPLETIONS, chats::textCompletions);
    }

    /** Whether texts may work where chats fail: the server responded, and accepts the credential. */
    public static boolean mayCompleteTexts(RuntimeException chatFailure) {
        return chatFailure.getCause() instanceof AzureLlamaHttpException
                && !(chatFailure instanceof AuthenticationException);
    }

    /** The checks for an endpoint that chats, in the order to run them. */
    public List<Check> others() {
        var streams = new StreamChecks(target);
        var tools = new ToolChecks(target);
        var schemas = new SchemaChecks(target);
        return List.of(
                new Check("Model", new CatalogCheck(target)::model),
                textCompletions(),
                new Check("Streaming", streams::streaming),
                new Check("Usage in streams", streams::usageInStreams),
                new Check("Tools as fields", tools::asFields),
                new Check("Tools by AUTO", tools::byAuto),
                new Check("Schema as field", schemas::asField),
                new Check("Schema by AUTO", schemas::byAuto),
                new Check("Log probabilities", chats::logProbabilities),
                new Check("n", chats::severalChoices),
                new Check("Token counting", this::tokenCounting));
    }

    private Outcome tokenCounting() {
        var estimator = target.connected(AzureLlamaTokenCountEstimator.builder())
                .modelName(target.azure().modelName())
                .build();
        List<ChatMessage> prompt = new ArrayList<>(ChatChecks.prompt());
        return Outcome.yes(estimator.estimateTokenCountInMessages(prompt) + " tokens in the first chat's prompt", null);
    }
}
