package io.github.azurellama.internal.mapping;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form that an answer is wanted in, as the field {@code response_format}. */
final class ResponseFormatMapper {

    private ResponseFormatMapper() {}

    /** Null for free text, which is what every server gives by itself. */
    static @Nullable Object map(@Nullable ResponseFormat format) {
        if (format == null || format.type() == ResponseFormatType.TEXT) {
            return null;
        }
        JsonSchema schema = format.jsonSchema();
        if (schema == null) {
            return Map.of("type", "json_object");
        }
        return Map.of(
                "type",
                "json_schema",
                "json_schema",
                Map.of("name", schema.name(), "schema", SchemaMapper.map(schema.rootElement())));
    }
}
