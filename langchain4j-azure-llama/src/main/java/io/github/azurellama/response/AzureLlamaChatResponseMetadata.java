package io.github.azurellama.response;

import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a chat response: LangChain4j's, and what Azure and vLLM add to it. Each response of this library's chat models
 * has metadata of this class:
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
     * The field {@code created} of the response, or null if it has none. vLLM sends a Unix time in seconds; serverless endpoints
     * are known to send numbers that are not times.
     */
    public @Nullable Long created() {
        return details.created;
    }

    /** All choices, ordered by index; one unless {@code n} was above 1. */
    public List<Choice> choices() {
        return details.choices;
    }

    /** The tokens of the first choice with their log probabilities; empty unless {@code logprobs} was set. */
    public List<TokenLogprob> logprobs() {
        return details.choices.isEmpty() ? List.of() : details.choices.get(0).logprobs();
    }

    /** The finish reason of the first choice as the server spells it, or null if there is none. */
    public @Nullable String rawFinishReason() {
        return details.choices.isEmpty() ? null : details.choices.get(0).rawFinishReason();
    }

    /** The results of the content filter for the first choice; empty if there is no filter. */
    public List<ContentFilterResult> contentFilterResults() {
        return details.choices.isEmpty() ? List.of() : details.choices.get(0).contentFilterResults();
    }

    /** The results of the content filter for the prompt; empty if there is no filter. */
    public List<ContentFilterResult> promptFilterResults() {
        return details.promptFilterResults;
    }

    /** The id by which Azure's support finds the request, or null if the response has none. */
    public @Nullable String requestId() {
        return details.requestId;
    }

    /** The deployment's quota according to the response headers, or null if there are no such headers. */
    public @Nullable RateLimitStatus rateLimitStatus() {
        return details.rateLimitStatus;
    }

    /** How long the server took, or null if the server does not send it, as most do not; llama.cpp's does. */
    public @Nullable ServerTimings serverTimings() {
        return details.serverTimings;
    }

    /** The name of the deployment that responded if the model has several, or null. */
    public @Nullable String deployment() {
        return details.deployment;
    }

    /** Starts building metadata. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts building metadata with all fields of this one. */
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
     * @param created the field {@code created}, or null
     * @param choices all choices, ordered by index
     * @param promptFilterResults the results of the content filter for the prompt
     * @param requestId the id of the request, or null
     * @param rateLimitStatus the quota according to the headers, or null
     * @param serverTimings how long the server took, or null
     * @param deployment the name of the deployment among several, or null
     */
    public record Details(
            @Nullable Long created,
            List<Choice> choices,
            List<ContentFilterResult> promptFilterResults,
            @Nullable String requestId,
            @Nullable RateLimitStatus rateLimitStatus,
            @Nullable ServerTimings serverTimings,
            @Nullable String deployment) {

        /** No details. */
        public static final Details NONE = new Details(null, List.of(), List.of(), null, null, null, null);

        /** Copies the lists. */
        public Details {
            choices = List.copyOf(choices);
            promptFilterResults = List.copyOf(promptFilterResults);
        }
    }

    /** Builds metadata. LangChain4j's AI Services use it to add up the token usage of several calls. */
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
