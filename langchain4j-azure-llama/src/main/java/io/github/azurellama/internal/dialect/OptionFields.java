package io.github.azurellama.internal.dialect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.internal.json.Json;
import io.github.azurellama.internal.wire.ImplicitField;
import io.github.azurellama.request.LlamaOption;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the options of a request as fields, each in the spelling of the endpoint. */
public final class OptionFields {

    /** {@code max_tokens} where the server would fall back to 16 or 256, and the estimate of a quota where no limit is set. */
    static final int DEFAULT_MAX_TOKENS = 1024;

    private static final LlamaOption<Object> MAX_COMPLETION_TOKENS =
            LlamaOption.named("max_completion_tokens", Object.class);

    /** The name that {@code /score} alone knows. */
    private static final LlamaOption<Object> MAX_NEW_TOKENS = LlamaOption.named("max_new_tokens", Object.class);

    private static final List<LlamaOption<?>> LIMITS =
            List.of(LlamaOption.MAX_TOKENS, MAX_COMPLETION_TOKENS, MAX_NEW_TOKENS);

    private OptionFields() {}

    /** Whether the server would apply a low limit because the request sets none. */
    static boolean needsLimit(Endpoint endpoint, Operation operation, Set<LlamaOption<?>> options) {
        return endpoint.kind().defaultMaxTokens(endpoint.dialect(), operation).isPresent()
                && LIMITS.stream().noneMatch(limit -> options.contains(limit) && isKnown(limit, endpoint));
    }

    private static boolean isKnown(LlamaOption<?> limit, Endpoint endpoint) {
        return !limit.equals(MAX_NEW_TOKENS) || endpoint.dialect() == ApiDialect.SCORE;
    }

    /** Whether the request limits the tokens of its response, under any of the names. */
    public static boolean hasLimit(Set<LlamaOption<?>> options) {
        return LIMITS.stream().anyMatch(options::contains);
    }

    /** The most tokens that all choices of a request may have together, or an estimate where nothing limits them. */
    public static long outputTokens(Map<LlamaOption<?>, Object> options) {
        Object limit = LIMITS.stream()
                .filter(options::containsKey)
                .findFirst()
                .map(options::get)
                .orElse(null);
        long choices = Math.max(number(options.get(LlamaOption.N), 1), number(options.get(LlamaOption.BEST_OF), 1));
        return choices * number(limit, DEFAULT_MAX_TOKENS);
    }

    private static long number(@Nullable Object value, long otherwise) {
        return value instanceof Number number ? number.longValue() : otherwise;
    }

    static void write(JsonGenerator out, Endpoint endpoint, Operation operation, Map<LlamaOption<?>, Object> options)
            throws IOException {
        for (Map.Entry<LlamaOption<?>, Object> option : options.entrySet()) {
            if (!isLogprobs(option.getKey())) {
                out.writeFieldName(option.getKey().name());
                Json.write(out, option.getValue());
            }
        }
        Object alternatives = alternatives(options);
        if (alternatives != null) {
            writeLogprobs(out, endpoint, operation, alternatives);
        }
    }

    /** The number of alternatives has two names on the wire, and means the same in both. */
    private static void writeLogprobs(JsonGenerator out, Endpoint endpoint, Operation operation, Object alternatives)
            throws IOException {
        boolean counted = operation == Operation.COMPLETION || endpoint.kind().logprobsAsCount();
        out.writeFieldName(LlamaOption.LOGPROBS.name());
        if (counted) {
            Json.write(out, alternatives);
        } else {
            out.writeBoolean(true);
        }
        if (!counted) {
            out.writeFieldName(LlamaOption.TOP_LOGPROBS.name());
            Json.write(out, alternatives);
        }
    }

    private static @Nullable Object alternatives(Map<LlamaOption<?>, Object> options) {
        Object top = options.get(LlamaOption.TOP_LOGPROBS);
        return top != null ? top : options.get(LlamaOption.LOGPROBS);
    }

    static void writeImplicitLimit(JsonGenerator out, Set<ImplicitField> fields) throws IOException {
        if (fields.contains(ImplicitField.MAX_TOKENS)) {
            out.writeNumberField(LlamaOption.MAX_TOKENS.name(), DEFAULT_MAX_TOKENS);
        }
    }

    private static boolean isLogprobs(LlamaOption<?> option) {
        return option.equals(LlamaOption.LOGPROBS) || option.equals(LlamaOption.TOP_LOGPROBS);
    }
}
