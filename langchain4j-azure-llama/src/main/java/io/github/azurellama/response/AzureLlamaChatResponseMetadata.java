package io.github.azurellama.response;

import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an answer says besides its message. The metadata of each response of the chat models is of this class:
 *
 * <pre>{@code
 * var metadata = (AzureLlamaChatResponseMetadata) response.metadata();
 * }</pre>
 */
public final class AzureLlamaChatResponseMetadata extends ChatResponseMetadata {

    private final Details details;

    private AzureLlamaChatResponseMetadata(Builder builder) {
        super(builder);
        this.details = builder.details;
    }

    /**
     * When the answer was made, as the server says. A Unix time in seconds on vLLM; serverless endpoints are known to
     * send a number that is none.
     */
    public @Nullable Long created() {
        return details.created;
    }

    /** All answers, ordered by index; one unless {@code n} was above 1. */
    public List<Choice> choices() {
        return details.choices;
    }

    /** The tokens of the message with their log probabilities; empty unless {@code logprobs} was set. */
    public List<TokenLogprob> logprobs() {
        return details.choices.isEmpty() ? List.of() : details.choices.get(0).logprobs();
    }

    /** Why the model stopped, in the server's own word, or null if it said none. */
    public @Nullable String rawFinishReason() {
        return details.choices.isEmpty() ? null : details.choices.get(0).rawFinishReason();
    }

    /** What the content filter said of the message; empty where there is no filter. */
    public List<ContentFilterResult> contentFilterResults() {
        return details.choices.isEmpty() ? List.of() : details.choices.get(0).contentFilterResults();
    }

    /** What the content filter said of the prompt; empty where there is no filter. */
    public List<ContentFilterResult> promptFilterResults() {
        return details.promptFilterResults;
    }

    /** The id under which Azure's support finds this call, or null if the server sent none. */
    public @Nullable String requestId() {
        return details.requestId;
    }

    /** What the headers said about the deployment's quota, or null if they said nothing. */
    public @Nullable RateLimitStatus rateLimitStatus() {
        return details.rateLimitStatus;
    }

    /** Starts a new one. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from this one; every field is kept. */
    @Override
    public Builder toBuilder() {
        Builder builder = new Builder().details(details);
        super.toBuilder(builder);
        return builder;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof AzureLlamaChatResponseMetadata that
                && details.equals(that.details);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), details);
    }

    @Override
    public String toString() {
        return "AzureLlamaChatResponseMetadata[id=" + id() + ", modelName=" + modelName() + ", tokenUsage="
                + tokenUsage() + ", finishReason=" + finishReason() + ", details=" + details + "]";
    }

    /**
     * The fields that LangChain4j's own metadata lacks; see the accessors of the same names.
     *
     * @param created when the answer was made
     * @param choices all answers
     * @param promptFilterResults what the content filter said of the prompt
     * @param requestId the id of the call
     * @param rateLimitStatus what the headers said about the quota
     */
    public record Details(
            @Nullable Long created,
            List<Choice> choices,
            List<ContentFilterResult> promptFilterResults,
            @Nullable String requestId,
            @Nullable RateLimitStatus rateLimitStatus) {

        /** Nothing known. */
        public static final Details NONE = new Details(null, List.of(), List.of(), null, null);

        /** Copies the lists. */
        public Details {
            choices = List.copyOf(choices);
            promptFilterResults = List.copyOf(promptFilterResults);
        }
    }

    /** Builds metadata; LangChain4j's AI Services use it to sum up the token usage of several calls. */
    public static final class Builder extends ChatResponseMetadata.Builder<Builder> {

        private Details details = Details.NONE;

        private Builder() {}

        /** Sets the fields that LangChain4j's own metadata lacks. */
        public Builder details(Details details) {
            this.details = details;
            return this;
        }

        @Override
        public AzureLlamaChatResponseMetadata build() {
            return new AzureLlamaChatResponseMetadata(this);
        }
    }
}
