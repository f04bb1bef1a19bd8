package io.github.azurellama.request;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Maps options to LangChain4j's parameters. These options are stored in LangChain4j's own fields only, so that each has a single
 * value, whichever way it was set.
 */
final class StandardParameters {

    private static final Map<LlamaOption<?>, Parameter<?>> TABLE = new LinkedHashMap<>();

    static {
        put(LlamaOption.MAX_TOKENS, ChatRequestParameters::maxOutputTokens, (b, v) -> b.maxOutputTokens(v));
        put(LlamaOption.TEMPERATURE, ChatRequestParameters::temperature, (b, v) -> b.temperature(v));
        put(LlamaOption.TOP_P, ChatRequestParameters::topP, (b, v) -> b.topP(v));
        put(LlamaOption.TOP_K, ChatRequestParameters::topK, (b, v) -> b.topK(v));
        put(LlamaOption.FREQUENCY_PENALTY, ChatRequestParameters::frequencyPenalty, (b, v) -> b.frequencyPenalty(v));
        put(LlamaOption.PRESENCE_PENALTY, ChatRequestParameters::presencePenalty, (b, v) -> b.presencePenalty(v));
        put(LlamaOption.STOP, StandardParameters::stop, (b, v) -> b.stopSequences(v));
    }

    private StandardParameters() {}

    /** Sets the parameter of an option; false if there is none. */
    static boolean set(AzureLlamaChatRequestParameters.Builder builder, LlamaOption<?> option, @Nullable Object value) {
        Parameter<?> parameter = TABLE.get(option);
        if (parameter == null) {
            return false;
        }
        parameter.set(builder, value);
        return true;
    }

    /** The parameters that are set, by their options. */
    static Map<LlamaOption<?>, Object> of(ChatRequestParameters parameters) {
        Map<LlamaOption<?>, Object> set = new LinkedHashMap<>();
        TABLE.forEach((option, parameter) -> {
            Object value = parameter.getter.apply(parameters);
            if (value != null) {
                set.put(option, value);
            }
        });
        return set;
    }

    /** LangChain4j returns an empty list if none is set. */
    private static @Nullable List<String> stop(ChatRequestParameters parameters) {
        List<String> stop = parameters.stopSequences();
        return stop == null || stop.isEmpty() ? null : stop;
    }

    private static <T> void put(
            LlamaOption<T> option,
            Function<ChatRequestParameters, @Nullable T> getter,
            BiConsumer<AzureLlamaChatRequestParameters.Builder, @Nullable T> setter) {
        TABLE.put(option, new Parameter<>(getter, setter));
    }

    private record Parameter<T>(
            Function<ChatRequestParameters, @Nullable T> getter,
            BiConsumer<AzureLlamaChatRequestParameters.Builder, @Nullable T> setter) {

        @SuppressWarnings("unchecked")
        void set(AzureLlamaChatRequestParameters.Builder builder, @Nullable Object value) {
            setter.accept(builder, (T) value);
        }
    }
}
