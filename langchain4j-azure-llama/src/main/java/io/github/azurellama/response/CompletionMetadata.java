package io.github.azurellama.response;

import dev.langchain4j.model.output.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of what a completed text says besides its text, in {@link Response#metadata()}, and typed access to the
 * commonest of them. A key is absent where the server says nothing of it.
 */
public final class CompletionMetadata {

    /** The id of the answer, a {@code String}. */
    public static final String ID = "id";

    /** The model that made it, a {@code String}; may be empty. */
    public static final String MODEL = "model";

    /** When it was made, as the server says, a {@code Long}; see {@link AzureLlamaChatResponseMetadata#created()}. */
    public static final String CREATED = "created";

    /** The tokens with their log probabilities, a {@code List} of {@link TokenLogprob}. */
    public static final String LOGPROBS = "logprobs";

    /** All answers, ordered by index, a {@code List} of {@link Choice}. */
    public static final String CHOICES = "choices";

    /** Why the model stopped, in the server's own word, a {@code String}. */
    public static final String RAW_FINISH_REASON = "rawFinishReason";

    /** What the content filter said of the text, a {@code List} of {@link ContentFilterResult}. */
    public static final String CONTENT_FILTER_RESULTS = "contentFilterResults";

    /** What the content filter said of the prompt, a {@code List} of {@link ContentFilterResult}. */
    public static final String PROMPT_FILTER_RESULTS = "promptFilterResults";

    /** The id under which Azure's support finds the call, a {@code String}. */
    public static final String REQUEST_ID = "requestId";

    /** What the headers said about the quota, a {@link RateLimitStatus}. */
    public static final String RATE_LIMIT_STATUS = "rateLimitStatus";

    private CompletionMetadata() {}

    /** All answers, ordered by index; one unless {@code n} was above 1. */
    @SuppressWarnings("unchecked")
    public static List<Choice> choices(Response<String> response) {
        return (List<Choice>) response.metadata().getOrDefault(CHOICES, List.of());
    }

    /** The tokens of the text with their log probabilities; empty unless {@code logprobs} was set. */
    @SuppressWarnings("unchecked")
    public static List<TokenLogprob> logprobs(Response<String> response) {
        return (List<TokenLogprob>) response.metadata().getOrDefault(LOGPROBS, List.of());
    }

    /** The model that made the text, or null if the server does not say. */
    public static @Nullable String model(Response<String> response) {
        return (String) response.metadata().get(MODEL);
    }
}
