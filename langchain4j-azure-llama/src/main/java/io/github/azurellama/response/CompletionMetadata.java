package io.github.azurellama.response;

import dev.langchain4j.model.output.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@link Response#metadata()} of the language models, and typed access to the most common values. A key is absent if
 * the response has no such field.
 */
public final class CompletionMetadata {

    /** The id of the completion, a {@code String}. */
    public static final String ID = "id";

    /** The name of the model, a {@code String}; may be empty. */
    public static final String MODEL = "model";

    /** The field {@code created}, a {@code Long}; see {@link AzureLlamaChatResponseMetadata#created()}. */
    public static final String CREATED = "created";

    /** The tokens with their log probabilities, a {@code List} of {@link TokenLogprob}. */
    public static final String LOGPROBS = "logprobs";

    /** All choices, ordered by index, a {@code List} of {@link Choice}. */
    public static final String CHOICES = "choices";

    /** The finish reason as the server spells it, a {@code String}. */
    public static final String RAW_FINISH_REASON = "rawFinishReason";

    /** The results of the content filter for the text, a {@code List} of {@link ContentFilterResult}. */
    public static final String CONTENT_FILTER_RESULTS = "contentFilterResults";

    /** The results of the content filter for the prompt, a {@code List} of {@link ContentFilterResult}. */
    public static final String PROMPT_FILTER_RESULTS = "promptFilterResults";

    /** The id by which Azure's support finds the request, a {@code String}. */
    public static final String REQUEST_ID = "requestId";

    /** The quota according to the response headers, a {@link RateLimitStatus}. */
    public static final String RATE_LIMIT_STATUS = "rateLimitStatus";

    /** How long the server took, a {@link ServerTimings}; only llama.cpp's server sends it. */
    public static final String SERVER_TIMINGS = "serverTimings";

    /** The name of the deployment that responded, a {@code String}, if the model has several. */
    public static final String DEPLOYMENT = "deployment";

    private CompletionMetadata() {}

    /** All choices, ordered by index; one unless {@code n} was above 1. */
    @SuppressWarnings("unchecked")
    public static List<Choice> choices(Response<String> response) {
        return (List<Choice>) response.metadata().getOrDefault(CHOICES, List.of());
    }

    /** The tokens of the text with their log probabilities; empty unless {@code logprobs} was set. */
    @SuppressWarnings("unchecked")
    public static List<TokenLogprob> logprobs(Response<String> response) {
        return (List<TokenLogprob>) response.metadata().getOrDefault(LOGPROBS, List.of());
    }

    /** The name of the model, or null if the response has none. */
    public static @Nullable String model(Response<String> response) {
        return (String) response.metadata().get(MODEL);
    }
}
