package io.github.azurellama.request;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A setter for each option that LangChain4j has none for, mixed into every builder of this library. Null unsets an option.
 * An option that is not set is not sent, so the server's default holds.
 *
 * <p>Each setter throws {@link IllegalArgumentException} for a value out of range. Rules between options are checked
 * when the request is made. "Guide" is Microsoft's guide to deploying Llama models.
 *
 * @param <B> the builder
 */
public interface LlamaOptionSetters<B> {

    /**
     * Sets an option by its key.
     *
     * @throws IllegalArgumentException if the value is of the wrong type or out of range
     */
    <T> B option(LlamaOption<T> option, @Nullable T value);

    /**
     * Sets any field of the request by its wire name, known to this library or not.
     *
     * @param value a {@code String}, {@code Boolean}, number, {@code List} or {@code Map}
     * @throws IllegalArgumentException if the field has a setter of its own that is no option, such as {@code messages},
     *     or if the value does not fit a known option
     */
    default B option(String name, @Nullable Object value) {
        return option(LlamaOption.named(name, Object.class), value);
    }

    /**
     * How many answers to generate, at least 1; the server's default is 1 (guide). The message is the first of them, all
     * are in the metadata's {@code choices}. Every answer costs its own tokens. Together with {@code best_of} it must be
     * the smaller of the two.
     */
    default B n(@Nullable Integer n) {
        return option(LlamaOption.N, n);
    }

    /**
     * Generates this many answers on the server and returns the best {@code n} of them; the server's default is 1
     * (guide). Must be at least {@code n}, and above a given {@code n} unless beams are searched. Cannot be streamed.
     */
    default B bestOf(@Nullable Integer bestOf) {
        return option(LlamaOption.BEST_OF, bestOf);
    }

    /**
     * Returns the log probabilities of each token and of this many likely alternatives, at least 0; the server's default is
     * none (guide). Written as the endpoint wants it: a number on serverless endpoints, {@code logprobs} and
     * {@code top_logprobs} elsewhere.
     */
    default B logprobs(@Nullable Integer logprobs) {
        return option(LlamaOption.LOGPROBS, logprobs);
    }

    /**
     * OpenAI's and vLLM's name for the number of alternatives. The same as {@link #logprobs}, which need not be
     * set with it.
     */
    default B topLogprobs(@Nullable Integer topLogprobs) {
        return option(LlamaOption.TOP_LOGPROBS, topLogprobs);
    }

    /**
     * Whether to go on after the model's end-of-sequence token, until {@code max_tokens}. The guide gives the server's
     * default as true, vLLM as false, and recorded answers do stop at the token; so this library never sends it unless
     * it is set. Useful for load tests.
     */
    default B ignoreEos(@Nullable Boolean ignoreEos) {
        return option(LlamaOption.IGNORE_EOS, ignoreEos);
    }

    /**
     * Whether to search beams instead of sampling; the server's default is false. Needs {@code best_of} above 1 and
     * {@code temperature} 0 (guide).
     */
    default B useBeamSearch(@Nullable Boolean useBeamSearch) {
        return option(LlamaOption.USE_BEAM_SEARCH, useBeamSearch);
    }

    /**
     * Whether special tokens are left out of the text; vLLM's default is true.
     */
    default B skipSpecialTokens(@Nullable Boolean skipSpecialTokens) {
        return option(LlamaOption.SKIP_SPECIAL_TOKENS, skipSpecialTokens);
    }

    /**
     * Asks for the same answer to the same request, as far as the server can (Azure AI Model Inference, vLLM).
     */
    default B seed(@Nullable Long seed) {
        return option(LlamaOption.SEED, seed);
    }

    /**
     * Drops tokens less likely than this share of the likeliest one, 0 to 1; vLLM's default is 0, which drops none.
     */
    default B minP(@Nullable Double minP) {
        return option(LlamaOption.MIN_P, minP);
    }

    /**
     * Above 1 makes repeated tokens less likely, below 1 more; up to 2; vLLM's default is 1.
     */
    default B repetitionPenalty(@Nullable Double repetitionPenalty) {
        return option(LlamaOption.REPETITION_PENALTY, repetitionPenalty);
    }

    /**
     * Weighs the length of an answer in beam search; vLLM's default is 1.
     */
    default B lengthPenalty(@Nullable Double lengthPenalty) {
        return option(LlamaOption.LENGTH_PENALTY, lengthPenalty);
    }

    /**
     * Forbids the answer to end before this many tokens; vLLM's default is 0.
     */
    default B minTokens(@Nullable Integer minTokens) {
        return option(LlamaOption.MIN_TOKENS, minTokens);
    }

    /**
     * Whether the text ends with the stop sequence that ended it; vLLM's default is false.
     */
    default B includeStopStrInOutput(@Nullable Boolean includeStopStrInOutput) {
        return option(LlamaOption.INCLUDE_STOP_STR_IN_OUTPUT, includeStopStrInOutput);
    }

    /**
     * Whether spaces are put between special tokens; vLLM's default is true.
     */
    default B spacesBetweenSpecialTokens(@Nullable Boolean spacesBetweenSpecialTokens) {
        return option(LlamaOption.SPACES_BETWEEN_SPECIAL_TOKENS, spacesBetweenSpecialTokens);
    }

    /**
     * Keeps only the last tokens of the prompt, this many; vLLM's default is to keep all.
     */
    default B truncatePromptTokens(@Nullable Integer truncatePromptTokens) {
        return option(LlamaOption.TRUNCATE_PROMPT_TOKENS, truncatePromptTokens);
    }

    /** Whether the text begins with the prompt; the server's default is false (vLLM, text completions). */
    default B echo(@Nullable Boolean echo) {
        return option(LlamaOption.ECHO, echo);
    }

    /** The text that follows what is to be written, for models that can fill a gap (OpenAI, text completions). */
    default B suffix(@Nullable String suffix) {
        return option(LlamaOption.SUFFIX, suffix);
    }

    /**
     * The one tool that the model must call, which must be among {@code toolSpecifications}; the wire's
     * {@code tool_choice} in its form as an object. Takes the place of {@code toolChoice}.
     */
    default B toolChoiceName(@Nullable String toolChoiceName) {
        return option(LlamaOption.TOOL_CHOICE_NAME, toolChoiceName);
    }

    /**
     * Whether the model may call several tools at once; the server's default is true (OpenAI).
     */
    default B parallelToolCalls(@Nullable Boolean parallelToolCalls) {
        return option(LlamaOption.PARALLEL_TOOL_CALLS, parallelToolCalls);
    }

    /**
     * Names the end user, for the provider's abuse monitoring (OpenAI).
     */
    default B user(@Nullable String user) {
        return option(LlamaOption.USER, user);
    }

    /** Ends the answer at any of these tokens. The text holds the token, unless it is a special one (guide). */
    default B stopTokenIds(@Nullable List<Integer> stopTokenIds) {
        return option(LlamaOption.STOP_TOKEN_IDS, stopTokenIds);
    }

    /** Ends the answer at any of these tokens. The text holds the token, unless it is a special one (guide). */
    default B stopTokenIds(Integer... stopTokenIds) {
        return stopTokenIds(Arrays.asList(stopTokenIds));
    }

    /** Words that the model must not write (vLLM). */
    default B badWords(@Nullable List<String> badWords) {
        return option(LlamaOption.BAD_WORDS, badWords);
    }

    /** Words that the model must not write (vLLM). */
    default B badWords(String... badWords) {
        return badWords(Arrays.asList(badWords));
    }

    /** The only tokens that the model may write (vLLM). */
    default B allowedTokenIds(@Nullable List<Integer> allowedTokenIds) {
        return option(LlamaOption.ALLOWED_TOKEN_IDS, allowedTokenIds);
    }

    /** The only tokens that the model may write (vLLM). */
    default B allowedTokenIds(Integer... allowedTokenIds) {
        return allowedTokenIds(Arrays.asList(allowedTokenIds));
    }
}
