package io.github.azurellama.request;

import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.error.InvalidSettingException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An option of a request: the wire name, type and range of a field. The constants are the options that this library knows;
 * {@link #named} creates any other. Each constant has a setter in {@link LlamaOptionSetters} or is a parameter of LangChain4j.
 *
 * <p>The source of each description stands in parentheses: Microsoft's guide to deploying Llama, the schema of Azure AI Model
 * Inference, or the OpenAI-compatible protocol of vLLM or OpenAI.
 *
 * @param <T> the type of the value
 */
public final class LlamaOption<T> {

    private static final Map<String, LlamaOption<?>> TABLE = new LinkedHashMap<>();

    /**
     * The maximum number of generated tokens, at least 1. Server's default: 16 on the Llama-native routes of serverless
     * endpoints (guide), 16 or 256 on other routes, else the rest of the context; see {@link
     * io.github.azurellama.endpoint.EndpointKind#defaultMaxTokens}.
     */
    public static final LlamaOption<Integer> MAX_TOKENS =
            define("max_tokens", OptionType.integer(1).inInferenceSchema());

    /**
     * The randomness of sampling, 0 (always the most likely token) to 2; 0 to 1 for {@link
     * ApiDialect#AZURE_AI_INFERENCE}. Server's default: 1 (guide), or 0.7 on managed compute's routes of Azure AI Model
     * Inference.
     */
    public static final LlamaOption<Double> TEMPERATURE =
            define("temperature", OptionType.decimal(0, 2).inInferenceSchema(Range.of(0, 1)));

    /** Samples from the most likely tokens that sum up to this probability, 0 to 1. Server's default: 1 (guide). */
    public static final LlamaOption<Double> TOP_P =
            define("top_p", OptionType.decimal(0, 1).inInferenceSchema());

    /** Samples only from this many most likely tokens, at least -1. Server's default: -1, for all (vLLM). */
    public static final LlamaOption<Integer> TOP_K = define("top_k", OptionType.integer(-1));

    /** Lowers the probability of tokens by how often they occur so far, -2 to 2. Server's default: 0 (vLLM). */
    public static final LlamaOption<Double> FREQUENCY_PENALTY =
            define("frequency_penalty", OptionType.decimal(-2, 2).inInferenceSchema());

    /** Lowers the probability of tokens that occur in the text so far, -2 to 2. Server's default: 0 (guide). */
    public static final LlamaOption<Double> PRESENCE_PENALTY =
            define("presence_penalty", OptionType.decimal(-2, 2).inInferenceSchema());

    /** Texts of which the first to occur ends the completion. Server's default: none (guide). */
    public static final LlamaOption<List<String>> STOP =
            define("stop", OptionType.listOf(String.class).inInferenceSchema());

    /** The number of choices, at least 1. Server's default: 1 (guide). */
    public static final LlamaOption<Integer> N = define("n", OptionType.integer(1));

    /**
     * The number of generated choices of which the best {@link #N} are returned, at least 1. Must be greater than n, or
     * at least n with {@link #USE_BEAM_SEARCH}; not for streaming. Server's default: 1 (guide).
     */
    public static final LlamaOption<Integer> BEST_OF = define("best_of", OptionType.integer(1));

    /** Returns log probabilities of each token and this many alternatives, at least 0. Server's default: none (guide). */
    public static final LlamaOption<Integer> LOGPROBS = define("logprobs", OptionType.integer(0));

    /**
     * Whether to continue after the end-of-sequence token. Server's default: true according to the guide, but false
     * according to vLLM and to recorded responses.
     */
    public static final LlamaOption<Boolean> IGNORE_EOS = define("ignore_eos", OptionType.of(Boolean.class));

    /**
     * Whether to use beam search instead of sampling. Needs {@link #BEST_OF} above 1 and {@link #TEMPERATURE} 0.
     * Server's default: false (guide).
     */
    public static final LlamaOption<Boolean> USE_BEAM_SEARCH = define("use_beam_search", OptionType.of(Boolean.class));

    /** Ids of tokens of which the first to occur ends the completion. Server's default: none (guide). */
    public static final LlamaOption<List<Integer>> STOP_TOKEN_IDS =
            define("stop_token_ids", OptionType.listOf(Integer.class));

    /** Whether special tokens are removed from the text. Server's default: true (vLLM). */
    public static final LlamaOption<Boolean> SKIP_SPECIAL_TOKENS =
            define("skip_special_tokens", OptionType.of(Boolean.class));

    /** The seed of sampling, any long. Server's default: a random seed (Azure AI Model Inference, vLLM). */
    public static final LlamaOption<Long> SEED =
            define("seed", OptionType.of(Long.class).inInferenceSchema());

    /** The same as {@link #LOGPROBS}, under the name of OpenAI and vLLM: at least 0. Server's default: none (vLLM). */
    public static final LlamaOption<Integer> TOP_LOGPROBS = define("top_logprobs", OptionType.integer(0));

    /** Excludes tokens below this fraction of the highest probability, 0 to 1. Server's default: 0, none (vLLM). */
    public static final LlamaOption<Double> MIN_P = define("min_p", OptionType.decimal(0, 1));

    /** Makes tokens of prompt and text less likely above 1, more likely below; 0 to 2. Server's default: 1 (vLLM). */
    public static final LlamaOption<Double> REPETITION_PENALTY = define("repetition_penalty", OptionType.decimal(0, 2));

    /** The exponent of the length in the scores of beam search, any finite number. Server's default: 1 (vLLM). */
    public static final LlamaOption<Double> LENGTH_PENALTY = define("length_penalty", OptionType.of(Double.class));

    /** The minimum number of generated tokens, at least 0. Server's default: 0 (vLLM). */
    public static final LlamaOption<Integer> MIN_TOKENS = define("min_tokens", OptionType.integer(0));

    /** Whether the text includes the stop sequence that ended it. Server's default: false (vLLM). */
    public static final LlamaOption<Boolean> INCLUDE_STOP_STR_IN_OUTPUT =
            define("include_stop_str_in_output", OptionType.of(Boolean.class));

    /** Whether special tokens in the text are separated by spaces. Server's default: true (vLLM). */
    public static final LlamaOption<Boolean> SPACES_BETWEEN_SPECIAL_TOKENS =
            define("spaces_between_special_tokens", OptionType.of(Boolean.class));

    /** Truncates the prompt to its last tokens, this many, at least 1. Server's default: no truncation (vLLM). */
    public static final LlamaOption<Integer> TRUNCATE_PROMPT_TOKENS =
            define("truncate_prompt_tokens", OptionType.integer(1));

    /** Words that are not generated. Server's default: none (vLLM). */
    public static final LlamaOption<List<String>> BAD_WORDS = define("bad_words", OptionType.listOf(String.class));

    /** Ids of the only tokens that are generated. Server's default: all (vLLM). */
    public static final LlamaOption<List<Integer>> ALLOWED_TOKEN_IDS =
            define("allowed_token_ids", OptionType.listOf(Integer.class));

    /** Whether the text begins with the prompt, for completions. Server's default: false (vLLM). */
    public static final LlamaOption<Boolean> ECHO = define("echo", OptionType.of(Boolean.class));

    /** The text after the completion, for models that can insert text. Server's default: none (OpenAI). */
    public static final LlamaOption<String> SUFFIX = define("suffix", OptionType.of(String.class));

    /**
     * The name of the tool that the model must call. Not a field of the wire: it becomes the object form of {@code
     * tool_choice}. Server's default: the model chooses (OpenAI).
     */
    public static final LlamaOption<String> TOOL_CHOICE_NAME = define("tool_choice_name", OptionType.of(String.class));

    /** Whether the model may call several tools in one response. Server's default: true (OpenAI). */
    public static final LlamaOption<Boolean> PARALLEL_TOOL_CALLS =
            define("parallel_tool_calls", OptionType.of(Boolean.class));

    /** An identifier of the end user, for the monitoring of abuse. Server's default: none (OpenAI). */
    public static final LlamaOption<String> USER = define("user", OptionType.of(String.class));

    private final String name;
    private final OptionType valueType;

    private LlamaOption(String name, OptionType valueType) {
        this.name = name;
        this.valueType = valueType;
    }

    /**
     * An option by its wire name. Returns the constant for the name of a constant; the value of any other option is not checked
     * beyond its type.
     *
     * @param name the wire name, such as {@code min_p}
     * @param type the type of the value: {@code String}, {@code Boolean}, a number, {@code List} or {@code Map}; use
     *     {@code Object} if it varies
     * @throws InvalidSettingException if the name is blank, if the field is set in another way, as {@code messages} is, or if the
     *     constant of that name has another type
     */
    @SuppressWarnings("unchecked")
    public static <T> LlamaOption<T> named(String name, Class<T> type) {
        Objects.requireNonNull(type, "type");
        LlamaOption<?> known = TABLE.get(name);
        if (known == null) {
            return new LlamaOption<>(OptionValues.checkedName(name), OptionType.of(type));
        }
        if (!type.isAssignableFrom(known.type())) {
            throw new InvalidSettingException(
                    name, null, "option " + name + " is of type " + known.valueType + ", not " + type.getSimpleName());
        }
        return (LlamaOption<T>) known;
    }

    /** All constants, in the order of their declaration. */
    public static Collection<LlamaOption<?>> known() {
        return List.copyOf(TABLE.values());
    }

    /** The name of the field in the request's JSON. */
    public String name() {
        return name;
    }

    /** The type of the value; {@code List} for a list, see {@link #elementType()}. */
    public Class<?> type() {
        return valueType.type();
    }

    /** The type of the elements of a list; empty for other types and for lists of any elements. */
    public Optional<Class<?>> elementType() {
        return Optional.ofNullable(valueType.elementType());
    }

    /** Whether the field is outside the dialect's schema, so that the request needs the header {@code extra-parameters}. */
    public boolean isExtraIn(ApiDialect dialect) {
        return dialect == ApiDialect.AZURE_AI_INFERENCE && valueType.inferenceRange() == null;
    }

    /**
     * Checks type and range of a value.
     *
     * @param given the value; an {@code Integer} is converted if the option is a {@code Double} or {@code Long}
     * @param dialect the dialect whose range applies, or null for the widest range
     * @return the value, with lists and maps copied
     * @throws InvalidSettingException if the value has the wrong type, is out of range, or cannot be written as JSON
     */
    @SuppressWarnings("unchecked")
    public T check(Object given, @Nullable ApiDialect dialect) {
        return (T) valueType.check(name, given, dialect);
    }

    /** Options are equal by name. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LlamaOption<?> that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    private static <T> LlamaOption<T> define(String name, OptionType valueType) {
        var option = new LlamaOption<T>(name, valueType);
        TABLE.put(name, option);
        return option;
    }
}
