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
 * A field of a request that tunes how the model answers: its wire name, its type and its range. The constants are all
 * that are known to this library; {@link #named} makes any other without a new release. What each one does, and the
 * server's default, is told at its setter in {@link LlamaOptionSetters}.
 *
 * @param <T> the type of the value
 */
public final class LlamaOption<T> {

    private static final Map<String, LlamaOption<?>> TABLE = new LinkedHashMap<>();

    // LangChain4j's own parameters, by their wire names.
    public static final LlamaOption<Integer> MAX_TOKENS =
            integer("max_tokens", Range.atLeast(1)).inInferenceSchema();
    public static final LlamaOption<Double> TEMPERATURE =
            decimal("temperature", Range.of(0, 2)).inInferenceSchema(Range.of(0, 1));
    public static final LlamaOption<Double> TOP_P =
            decimal("top_p", Range.of(0, 1)).inInferenceSchema();
    public static final LlamaOption<Integer> TOP_K = integer("top_k", Range.atLeast(-1));
    public static final LlamaOption<Double> FREQUENCY_PENALTY =
            decimal("frequency_penalty", Range.of(-2, 2)).inInferenceSchema();
    public static final LlamaOption<Double> PRESENCE_PENALTY =
            decimal("presence_penalty", Range.of(-2, 2)).inInferenceSchema();
    public static final LlamaOption<List<String>> STOP =
            list("stop", String.class).inInferenceSchema();

    // Of the guide.
    public static final LlamaOption<Integer> N = integer("n", Range.atLeast(1));
    public static final LlamaOption<Integer> BEST_OF = integer("best_of", Range.atLeast(1));
    public static final LlamaOption<Integer> LOGPROBS = integer("logprobs", Range.atLeast(0));
    public static final LlamaOption<Boolean> IGNORE_EOS = flag("ignore_eos");
    public static final LlamaOption<Boolean> USE_BEAM_SEARCH = flag("use_beam_search");
    public static final LlamaOption<List<Integer>> STOP_TOKEN_IDS = list("stop_token_ids", Integer.class);
    public static final LlamaOption<Boolean> SKIP_SPECIAL_TOKENS = flag("skip_special_tokens");

    // Of Azure AI Model Inference and of vLLM.
    public static final LlamaOption<Long> SEED =
            LlamaOption.<Long>define("seed", Long.class, null, Range.ANY).inInferenceSchema();
    public static final LlamaOption<Integer> TOP_LOGPROBS = integer("top_logprobs", Range.atLeast(0));
    public static final LlamaOption<Double> MIN_P = decimal("min_p", Range.of(0, 1));
    public static final LlamaOption<Double> REPETITION_PENALTY = decimal("repetition_penalty", Range.of(0, 2));
    public static final LlamaOption<Double> LENGTH_PENALTY = decimal("length_penalty", Range.ANY);
    public static final LlamaOption<Integer> MIN_TOKENS = integer("min_tokens", Range.atLeast(0));
    public static final LlamaOption<Boolean> INCLUDE_STOP_STR_IN_OUTPUT = flag("include_stop_str_in_output");
    public static final LlamaOption<Boolean> SPACES_BETWEEN_SPECIAL_TOKENS = flag("spaces_between_special_tokens");
    public static final LlamaOption<Integer> TRUNCATE_PROMPT_TOKENS =
            integer("truncate_prompt_tokens", Range.atLeast(1));
    public static final LlamaOption<List<String>> BAD_WORDS = list("bad_words", String.class);
    public static final LlamaOption<List<Integer>> ALLOWED_TOKEN_IDS = list("allowed_token_ids", Integer.class);
    public static final LlamaOption<Boolean> ECHO = flag("echo");
    public static final LlamaOption<String> SUFFIX = define("suffix", String.class, null, Range.ANY);
    /** Of this library alone: it becomes the object form of {@code tool_choice}. */
    public static final LlamaOption<String> TOOL_CHOICE_NAME =
            define("tool_choice_name", String.class, null, Range.ANY);

    public static final LlamaOption<Boolean> PARALLEL_TOOL_CALLS = flag("parallel_tool_calls");
    public static final LlamaOption<String> USER = define("user", String.class, null, Range.ANY);

    private final String name;
    private final Class<?> type;
    private final @Nullable Class<?> elementType;
    private final Range range;
    private final @Nullable Range inferenceRange;

    private LlamaOption(
            String name, Class<?> type, @Nullable Class<?> elementType, Range range, @Nullable Range inferenceRange) {
        this.name = name;
        this.type = type;
        this.elementType = elementType;
        this.range = range;
        this.inferenceRange = inferenceRange;
    }

    /**
     * Any field by its wire name, sent as it is. A name that is known gives the constant of that name.
     *
     * @param name the wire name, such as {@code min_p}
     * @param type the type of the value: {@code String}, {@code Boolean}, a number, {@code List} or {@code Map}; use
     *     {@code Object} if it varies
     * @throws IllegalArgumentException if the name is blank, is a part of the request that has its own setter, or is
     *     known with another type
     */
    @SuppressWarnings("unchecked")
    public static <T> LlamaOption<T> named(String name, Class<T> type) {
        Objects.requireNonNull(type, "type");
        LlamaOption<?> known = TABLE.get(name);
        if (known == null) {
            return new LlamaOption<>(OptionValues.checkedName(name), type, null, Range.ANY, null);
        }
        if (!type.isAssignableFrom(known.type)) {
            throw new InvalidSettingException(
                    name, null, "option " + name + " is of type " + known.typeName() + ", not " + type.getSimpleName());
        }
        return (LlamaOption<T>) known;
    }

    /** All options that are known by name, in the order of the table. */
    public static Collection<LlamaOption<?>> known() {
        return List.copyOf(TABLE.values());
    }

    /** The field's name in the request's JSON. */
    public String name() {
        return name;
    }

    /** The type of the value; {@code List} for a list. */
    public Class<?> type() {
        return type;
    }

    /** The type of a list's elements; empty if the value is no list. */
    public Optional<Class<?>> elementType() {
        return Optional.ofNullable(elementType);
    }

    /** Whether the field lies outside the dialect's schema, so that the header {@code extra-parameters} is needed. */
    public boolean isExtraIn(ApiDialect dialect) {
        return dialect == ApiDialect.AZURE_AI_INFERENCE && inferenceRange == null;
    }

    /**
     * Checks type and range.
     *
     * @param dialect whose range counts, or null for the widest
     * @return the value, with lists and maps copied
     * @throws IllegalArgumentException that names the option, the value and what is allowed
     */
    @SuppressWarnings("unchecked")
    public T check(Object given, @Nullable ApiDialect dialect) {
        Object value = OptionValues.widened(type, given);
        boolean typed = type.isInstance(value)
                && (elementType == null || ((List<?>) value).stream().allMatch(elementType::isInstance));
        if (!typed) {
            throw new InvalidSettingException(
                    name,
                    value,
                    name + " = " + value + " is a " + value.getClass().getSimpleName() + ": it must be a "
                            + typeName());
        }
        Range allowed = dialect == ApiDialect.AZURE_AI_INFERENCE && inferenceRange != null ? inferenceRange : range;
        if (value instanceof Number number && !allowed.contains(number.doubleValue())) {
            throw new InvalidSettingException(
                    name,
                    value,
                    name + " = " + value + " is out of range"
                            + (dialect == null ? "" : " for " + dialect) + ": it must be " + allowed
                            + (range.contains(number.doubleValue())
                                    ? ", or use apiDialect(LLAMA_NATIVE) where there is"
                                    : ""));
        }
        return (T) OptionValues.frozen(name, value);
    }

    private String typeName() {
        return elementType == null ? type.getSimpleName() : type.getSimpleName() + " of " + elementType.getSimpleName();
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

    private LlamaOption<T> inInferenceSchema() {
        return inInferenceSchema(range);
    }

    private LlamaOption<T> inInferenceSchema(Range rangeThere) {
        var option = new LlamaOption<T>(name, type, elementType, range, rangeThere);
        TABLE.put(name, option);
        return option;
    }

    private static LlamaOption<Integer> integer(String name, Range range) {
        return define(name, Integer.class, null, range);
    }

    private static LlamaOption<Double> decimal(String name, Range range) {
        return define(name, Double.class, null, range);
    }

    private static LlamaOption<Boolean> flag(String name) {
        return define(name, Boolean.class, null, Range.ANY);
    }

    private static <E> LlamaOption<List<E>> list(String name, Class<E> elementType) {
        return define(name, List.class, elementType, Range.ANY);
    }

    private static <T> LlamaOption<T> define(String name, Class<?> type, @Nullable Class<?> elementType, Range range) {
        var option = new LlamaOption<T>(name, type, elementType, range, null);
        TABLE.put(name, option);
        return option;
    }
}
