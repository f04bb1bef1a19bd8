package io.github.azurellama.internal.message;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.github.azurellama.request.LlamaOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps LangChain4j's response format to fields of the request. */
public final class ResponseFormatMapper {

    private static final LlamaOption<Object> GUIDED_JSON = LlamaOption.named("guided_json", Object.class);
    private static final LlamaOption<Object> STRUCTURED_OUTPUTS = LlamaOption.named("structured_outputs", Object.class);

    private ResponseFormatMapper() {}

    /** The field {@code response_format}; null for free text, which is the default of every server. */
    public static @Nullable Object map(@Nullable ResponseFormat given, boolean strict) {
        ResponseFormat format = json(given);
        if (format == null) {
            return null;
        }
        JsonSchema schema = format.jsonSchema();
        if (schema == null) {
            return Map.of("type", "json_object");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("name", schema.name());
        named.put("schema", schema(format));
        if (strict) {
            named.put("strict", true);
        }
        return Map.of("type", "json_schema", "json_schema", named);
    }

    /** vLLM's fields for guided decoding, the current and the former: each version ignores the other field. */
    public static Map<LlamaOption<?>, Object> guided(@Nullable ResponseFormat given) {
        ResponseFormat format = json(given);
        if (format == null) {
            return Map.of();
        }
        Object schema = schema(format);
        return Map.of(GUIDED_JSON, schema, STRUCTURED_OUTPUTS, Map.of("json", schema));
    }

    /** The schema that a response must fit. */
    public static Object schema(ResponseFormat format) {
        return format.jsonSchema() == null
                ? Map.of("type", "object")
                : SchemaMapper.map(format.jsonSchema().rootElement());
    }

    /** The format if it is JSON, else null. */
    public static @Nullable ResponseFormat json(@Nullable ResponseFormat format) {
        return format == null || format.type() == ResponseFormatType.TEXT ? null : format;
    }
}
