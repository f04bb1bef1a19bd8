package io.github.azurellama.internal.wire;

import dev.langchain4j.model.output.TokenUsage;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one request: what is expected of it, for whoever sends it, and what it cost, told by whoever reads its answer.
 */
public final class TokenAccount {

    private final Supplier<String> prompt;
    private final long answerTokens;
    private volatile LongConsumer listener = tokens -> {};

    /**
     * An account of a request that nobody has sent yet.
     *
     * @param prompt makes the text whose tokens count
     * @param answerTokens the most tokens that the answers may have together
     */
    public TokenAccount(Supplier<String> prompt, long answerTokens) {
        this.prompt = prompt;
        this.answerTokens = answerTokens;
    }

    /** An account of that request. */
    static TokenAccount of(ModelRequest request) {
        return new TokenAccount(() -> PromptText.of(request), OptionFields.answerTokens(request.options()));
    }

    /** An account of a request that has nothing to do with a model. */
    static TokenAccount none() {
        return new TokenAccount(() -> "", 0);
    }

    /** The text whose tokens count. */
    public String prompt() {
        return prompt.get();
    }

    /** The most tokens that the answers may have together. */
    public long answerTokens() {
        return answerTokens;
    }

    /** Tells that one, and no other any more, what the request cost. */
    public void onUsed(LongConsumer newListener) {
        listener = newListener;
    }

    /** The answer is whole and cost that much; null if the server did not say. */
    public void used(@Nullable TokenUsage usage) {
        if (usage != null && usage.totalTokenCount() != null) {
            listener.accept(usage.totalTokenCount());
        }
    }
}
