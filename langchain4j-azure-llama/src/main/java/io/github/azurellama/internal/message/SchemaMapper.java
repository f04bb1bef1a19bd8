package io.github.azurellama.internal.message;

import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNullSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonReferenceSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import io.github.azurellama.internal.json.ExactJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps LangChain4j's schemas to JSON Schema, completely. */
final class SchemaMapper {

    private SchemaMapper() {}

    static Object map(JsonSchemaElement element) {
        if (element instanceof JsonRawSchema raw) {
            return ExactJson.raw("JsonRawSchema", raw.schema());
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        if (element instanceof JsonObjectSchema object) {
            fill(schema, object);
        } else if (element instanceof JsonArraySchema array) {
            schema.put("type", "array");
            describe(schema, array.description());
            put(schema, "items", array.items() == null ? null : map(array.items()));
        } else if (element instanceof JsonEnumSchema choice) {
            schema.put("type", "string");
            describe(schema, choice.description());
            schema.put("enum", choice.enumValues());
        } else if (element instanceof JsonAnyOfSchema anyOf) {
            describe(schema, anyOf.description());
            schema.put("anyOf", anyOf.anyOf().stream().map(SchemaMapper::map).toList());
        } else if (element instanceof JsonReferenceSchema reference) {
            describe(schema, reference.description());
            schema.put("$ref", "#/$defs/" + reference.reference());
        } else {
            schema.put("type", simpleType(element));
            describe(schema, element.description());
        }
        return schema;
    }

    private static void fill(Map<String, Object> schema, JsonObjectSchema object) {
        schema.put("type", "object");
        describe(schema, object.description());
        schema.put("properties", map(object.properties()));
        List<String> required = object.required();
        put(schema, "required", required == null || required.isEmpty() ? null : required);
        put(schema, "additionalProperties", object.additionalProperties());
        Map<String, JsonSchemaElement> definitions = object.definitions();
        put(schema, "$defs", definitions == null || definitions.isEmpty() ? null : map(definitions));
    }

    private static Map<String, Object> map(@Nullable Map<String, JsonSchemaElement> elements) {
        Map<String, Object> mapped = new LinkedHashMap<>();
        if (elements != null) {
            elements.forEach((name, element) -> mapped.put(name, map(element)));
        }
        return mapped;
    }

    private static String simpleType(JsonSchemaElement element) {
        if (element instanceof JsonStringSchema) {
            return "string";
        }
        if (element instanceof JsonIntegerSchema) {
            return "integer";
        }
        if (element instanceof JsonNumberSchema) {
            return "number";
        }
        if (element instanceof JsonBooleanSchema) {
            return "boolean";
        }
        if (element instanceof JsonNullSchema) {
            return "null";
        }
        throw new UnsupportedFeatureException("a schema element of type "
                + element.getClass().getName() + " is not supported: use JsonRawSchema instead");
    }

    private static void describe(Map<String, Object> schema, @Nullable String description) {
        put(schema, "description", description);
    }

    private static void put(Map<String, Object> schema, String key, @Nullable Object value) {
        if (value != null) {
            schema.put(key, value);
        }
    }
}
