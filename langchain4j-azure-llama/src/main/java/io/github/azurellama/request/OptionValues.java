package io.github.azurellama.request;

import io.github.azurellama.error.InvalidSettingException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the names and values of options: names must not collide with other fields, values must be valid JSON. */
final class OptionValues {

    private static final Map<String, String> SETTERS_OF_OTHER_FIELDS = Map.of(
            "model", "modelName",
            "messages", "the request itself",
            "prompt", "the request itself",
            "stream", "a streaming model",
            "stream_options", "nothing: the library requests token usage by itself",
            "tools", "toolSpecifications",
            "tool_choice", "toolChoice",
            "response_format", "responseFormat");

    private OptionValues() {}

    static String checkedName(String name) {
        if (name.isBlank() || !name.equals(name.strip())) {
            throw new InvalidSettingException(
                    "option", name, "an option's name must not be blank or padded: '" + name + "'");
        }
        String setter = SETTERS_OF_OTHER_FIELDS.get(name);
        if (setter != null) {
            throw new InvalidSettingException(name, null, name + " is no option: use " + setter);
        }
        return name;
    }

    /** Converts an Integer to Double or Long, because {@code option("temperature", 1)} is a natural spelling. */
    static Object widened(Class<?> type, Object value) {
        if (value instanceof Integer number) {
            return type == Double.class
                    ? (Object) number.doubleValue()
                    : type == Long.class ? (Object) number.longValue() : number;
        }
        return value;
    }

    /** Copies lists and maps recursively, so that they cannot change after the check. */
    static Object copied(String name, Object value) {
        if (value instanceof List<?> list) {
            return Collections.unmodifiableList(
                    list.stream().map(item -> copiedOrNull(name, item)).toList());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), copiedOrNull(name, item)));
            return Collections.unmodifiableMap(copy);
        }
        boolean finite =
                !(value instanceof Double || value instanceof Float) || Double.isFinite(((Number) value).doubleValue());
        if (!finite || !(value instanceof CharSequence || value instanceof Number || value instanceof Boolean)) {
            throw new InvalidSettingException(
                    name,
                    value,
                    name + " = " + value + " cannot be written as JSON: use a String, a"
                            + " Boolean, a finite number, a List or a Map");
        }
        return value;
    }

    private static @Nullable Object copiedOrNull(String name, @Nullable Object value) {
        return value == null ? null : copied(name, value);
    }
}
