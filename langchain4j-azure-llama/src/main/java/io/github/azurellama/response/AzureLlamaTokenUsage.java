package io.github.azurellama.response;

import dev.langchain4j.model.output.TokenUsage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The token usage of a response: LangChain4j's, and how much of it was read from a cache or spent on reasoning, which is priced
 * differently. Each token usage of this library's models is of this class, and so is its sum with any other.
 */
public final class AzureLlamaTokenUsage extends TokenUsage {

    private final @Nullable Integer cachedInputTokenCount;
    private final @Nullable Integer reasoningTokenCount;

    /**
     * A token usage; null for a count that is unknown.
     *
     * @param inputTokenCount the tokens of the prompt
     * @param outputTokenCount the tokens of the completion
     * @param totalTokenCount both together
     * @param cachedInputTokenCount how many of the input tokens were in the server's cache
     * @param reasoningTokenCount how many of the output tokens were reasoning
     */
    public AzureLlamaTokenUsage(
            @Nullable Integer inputTokenCount,
            @Nullable Integer outputTokenCount,
            @Nullable Integer totalTokenCount,
            @Nullable Integer cachedInputTokenCount,
            @Nullable Integer reasoningTokenCount) {
        super(inputTokenCount, outputTokenCount, totalTokenCount);
        this.cachedInputTokenCount = cachedInputTokenCount;
        this.reasoningTokenCount = reasoningTokenCount;
    }

    /** How many of the input tokens were in the server's cache; null if the server sends no such count. */
    public @Nullable Integer cachedInputTokenCount() {
        return cachedInputTokenCount;
    }

    /** How many of the output tokens were reasoning; null if the server sends no such count. */
    public @Nullable Integer reasoningTokenCount() {
        return reasoningTokenCount;
    }

    /** The sum, in which a count is null only if both counts are. A token usage of another class has neither of the two above. */
    @Override
    public AzureLlamaTokenUsage add(@Nullable TokenUsage that) {
        if (that == null) {
            return this;
        }
        Integer cached = that instanceof AzureLlamaTokenUsage llama ? llama.cachedInputTokenCount : null;
        Integer reasoning = that instanceof AzureLlamaTokenUsage llama ? llama.reasoningTokenCount : null;
        return new AzureLlamaTokenUsage(
                sum(inputTokenCount(), that.inputTokenCount()),
                sum(outputTokenCount(), that.outputTokenCount()),
                sum(totalTokenCount(), that.totalTokenCount()),
                sum(cachedInputTokenCount, cached),
                sum(reasoningTokenCount, reasoning));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof AzureLlamaTokenUsage that
                && Objects.equals(cachedInputTokenCount, that.cachedInputTokenCount)
                && Objects.equals(reasoningTokenCount, that.reasoningTokenCount);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), cachedInputTokenCount, reasoningTokenCount);
    }

    @Override
    public String toString() {
        return "AzureLlamaTokenUsage[inputTokenCount=" + inputTokenCount() + ", outputTokenCount=" + outputTokenCount()
                + ", totalTokenCount=" + totalTokenCount() + ", cachedInputTokenCount=" + cachedInputTokenCount
                + ", reasoningTokenCount=" + reasoningTokenCount + "]";
    }
}
