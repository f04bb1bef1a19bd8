package io.github.azurellama.request;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Setters of Llama's options, inherited by every builder of a model and of request parameters. Null unsets an option. An option
 * that is not set is not sent, and the server's default applies.
 *
 * <p>Each setter throws {@link io.github.azurellama.error.InvalidSettingException} for a value out of range. Rules between
 * options are checked when a model is built and when a request is sent. In these descriptions, "guide" is Microsoft's guide to
 * deploying Llama models.
 *
 * @param <B> the builder
 */
public interface LlamaOptionSetters<B> {

    /**
     * Sets an option.
     *
     * @throws io.github.azurellama.error.InvalidSettingException if the value has the wrong type or is out of range
     */
    <T> B option(LlamaOption<T> option, @Nullable T value);

    /**
     * Sets any field of the request by its wire name, known to this library or not.
     *
     * @param value a {@code String}, {@code Boolean}, number, {@code List} or {@code Map}
     * @throws io.github.azurellama.error.InvalidSettingException if the field is set in another way, such as {@code messages},
     *     if the value is not valid JSON, or if it has the wrong type or range for a known option
     */
    default B option(String name, @Nullable Object value) {
        return option(LlamaOption.named(name, Object.class), value);
    }

    /**
     * The number of choices to generate, at least 1; the server's default is 1 (guide). The message of the response is the first
     * choice; the metadata has all. Each choice uses tokens. Must be less than {@code best_of}, if that is set.
     */
    default B n(@Nullable Integer n) {
        return option(LlamaOption.N, n);
    }

    /**
     * The number of choices that the server generates to return the best {@code n} of them, at least 1; the server's default is
     * 1 (guide). Must be greater than {@code n}, if that is set, or at least {@code n} with beam search. Not for streaming.
     */
    default B bestOf(@Nullable Integer bestOf) {
        return option(LlamaOption.BEST_OF, bestOf);
    }

    /**
     * Returns the log probability of each token and of this many alternatives, at least 0; by default, the server returns none
     * (guide). Sent as the endpoint expects it: as a number, or as {@code logprobs} true with {@code top_logprobs}.
     */
    default B logprobs(@Nullable Integer logprobs) {
        return option(LlamaOption.LOGPROBS, logprobs);
    }

    /**
     * The same as {@link #logprobs}, under the name of OpenAI and vLLM. Set one of the two.
     */
    default B topLogprobs(@Nullable Integer topLogprobs) {
        return option(LlamaOption.TOP_LOGPROBS, topLogprobs);
    }

    /**
     * Whether to continue after the model's end-of-sequence token, until {@code max_tokens}; for load tests. The server's default
     * is true according to the guide and false according to vLLM; recorded completions stop at the token.
     */
    default B ignoreEos(@Nullable Boolean ignoreEos) {
        return option(LlamaOption.IGNORE_EOS, ignoreEos);
    }

    /**
     * Whether to use beam search instead of sampling; the server's default is false. Needs {@code best_of} above 1 and
     * {@code temperature} 0 (guide).
     */
    default B useBeamSearch(@Nullable Boolean useBeamSearch) {
        return option(LlamaOption.USE_BEAM_SEARCH, useBeamSearch);
    }

    /**
     * Whether special tokens are removed from the text; vLLM's default is true.
     */
    default B skipSpecialTokens(@Nullable Boolean skipSpecialTokens) {
        return option(LlamaOption.SKIP_SPECIAL_TOKENS, skipSpecialTokens);
    }

    /**
     * The seed of sampling: equal requests get equal completions where the server can (Azure AI Model Inference, vLLM). By
     * default, the server uses a random seed.
     */
    default B seed(@Nullable Long seed) {
        return option(LlamaOption.SEED, seed);
    }

    /**
     * Excludes tokens whose probability is below this fraction of the most likely token's, 0 to 1; vLLM's default is 0, which
     * excludes none.
     */
    default B minP(@Nullable Double minP) {
        return option(LlamaOption.MIN_P, minP);
    }

    /**
     * Makes tokens of the prompt and of the text so far less likely above 1, more likely below 1; 0 to 2; vLLM's default is 1.
     */
    default B repetitionPenalty(@Nullable Double repetitionPenalty) {
        return option(LlamaOption.REPETITION_PENALTY, repetitionPenalty);
    }

    /**
     * The exponent of the length in the scores of beam search; vLLM's default is 1.
     */
    default B lengthPenalty(@Nullable Double lengthPenalty) {
        return option(LlamaOption.LENGTH_PENALTY, lengthPenalty);
    }

    /**
     * The minimum number of generated tokens, at least 0; vLLM's default is 0.
     */
    default B minTokens(@Nullable Integer minTokens) {
        return option(LlamaOption.MIN_TOKENS, minTokens);
    }

    /**
     * Whether the text includes the stop sequence that ended it; vLLM's default is false.
     */
    default B includeStopStrInOutput(@Nullable Boolean includeStopStrInOutput) {
        return option(LlamaOption.INCLUDE_STOP_STR_IN_OUTPUT, includeStopStrInOutput);
    }

    /**
     * Whether special tokens in the text are separated by spaces; vLLM's default is true.
     */
    default B spacesBetweenSpecialTokens(@Nullable Boolean spacesBetweenSpecialTokens) {
        return option(LlamaOption.SPACES_BETWEEN_SPECIAL_TOKENS, spacesBetweenSpecialTokens);
    }

    /**
     * Truncates the prompt to its last tokens, this many, at least 1; by default, vLLM does not truncate.
     */
    default B truncatePromptTokens(@Nullable Integer truncatePromptTokens) {
        return option(LlamaOption.TRUNCATE_PROMPT_TOKENS, truncatePromptTokens);
    }

    /** Whether the text begins with the prompt; the server's default is false (vLLM, for completions). */
    default B echo(@Nullable Boolean echo) {
        return option(LlamaOption.ECHO, echo);
    }

    /** The text after the completion, for models that can insert text (OpenAI, only for completions). By default, none. */
    default B suffix(@Nullable String suffix) {
        return option(LlamaOption.SUFFIX, suffix);
    }

    /**
     * The name of the tool that the model must call, one of {@code toolSpecifications}; {@code tool_choice} on the wire. Replaces
     * {@code toolChoice}. By default, the model chooses.
     */
    default B toolChoiceName(@Nullable String toolChoiceName) {
        return option(LlamaOption.TOOL_CHOICE_NAME, toolChoiceName);
    }

    /**
     * Whether the model may call several tools in one response; the server's default is true (OpenAI).
     */
    default B parallelToolCalls(@Nullable Boolean parallelToolCalls) {
        return option(LlamaOption.PARALLEL_TOOL_CALLS, parallelToolCalls);
    }

    /**
     * An identifier of the end user, for the monitoring of abuse (OpenAI). By default, none.
     */
    default B user(@Nullable String user) {
        return option(LlamaOption.USER, user);
    }

    /**
     * Ends the completion at the first of these tokens; the server's default is none. The text includes the token, unless it is a
     * special one (guide).
     */
    default B stopTokenIds(@Nullable List<Integer> stopTokenIds) {
        return option(LlamaOption.STOP_TOKEN_IDS, stopTokenIds);
    }

    /**
     * Ends the completion at the first of these tokens; the server's default is none. The text includes the token, unless it is a
     * special one (guide).
     */
    default B stopTokenIds(Integer... stopTokenIds) {
        return stopTokenIds(Arrays.asList(stopTokenIds));
    }

    /** Words that are not generated (vLLM). By default, none. */
    default B badWords(@Nullable List<String> badWords) {
        return option(LlamaOption.BAD_WORDS, badWords);
    }

    /** Words that are not generated (vLLM). By default, none. */
    default B badWords(String... badWords) {
        return badWords(Arrays.asList(badWords));
    }

    /** The only tokens that are generated (vLLM). By default, all. */
    default B allowedTokenIds(@Nullable List<Integer> allowedTokenIds) {
        return option(LlamaOption.ALLOWED_TOKEN_IDS, allowedTokenIds);
    }

    /** The only tokens that are generated (vLLM). By default, all. */
    default B allowedTokenIds(Integer... allowedTokenIds) {
        return allowedTokenIds(Arrays.asList(allowedTokenIds));
    }
}
