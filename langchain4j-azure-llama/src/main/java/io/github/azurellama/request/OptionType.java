package io.github.azurellama.request;

import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.error.InvalidSettingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The type and range of an option.
 *
 * @param type the type of the value
 * @param elementType the type of a list's elements, or null
 * @param range the widest range
 * @param inferenceRange the range in the schema of Azure AI Model Inference, or null if the schema lacks the option
 */
record OptionType(
        Class<?> type,
        @Nullable Class<?> elementType,
        Range range,
        @Nullable Range inferenceRange) {

    static OptionType of(Class<?> type) {
        return new OptionType(type, null, Range.ANY, null);
    }

    static OptionType listOf(Class<?> elementType) {
        return new OptionType(List.class, elementType, Range.ANY, null);
    }

    static OptionType integer(int min) {
        return new OptionType(Integer.class, null, Range.atLeast(min), null);
    }

    static OptionType decimal(double min, double max) {
        return new OptionType(Double.class, null, Range.of(min, max), null);
    }

    /** The same type for an option that is in the schema of Azure AI Model Inference. */
    OptionType inInferenceSchema() {
        return inInferenceSchema(range);
    }

    OptionType inInferenceSchema(Range rangeThere) {
        return new OptionType(type, elementType, range, rangeThere);
    }

    Object check(String name, Object given, @Nullable ApiDialect dialect) {
        Object value = OptionValues.widened(type, given);
        boolean typed = type.isInstance(value)
                && (elementType == null || ((List<?>) value).stream().allMatch(elementType::isInstance));
        if (!typed) {
            throw new InvalidSettingException(
                    name,
                    value,
                    name + " = " + value + " is a " + value.getClass().getSimpleName() + ": it must be a " + this);
        }
        Range allowed = dialect == ApiDialect.AZURE_AI_INFERENCE && inferenceRange != null ? inferenceRange : range;
        if (value instanceof Number number && !allowed.contains(number.doubleValue())) {
            throw new InvalidSettingException(
                    name,
                    value,
                    name + " = " + value + " is out of range"
                            + (dialect == null ? "" : " for " + dialect) + ": it must be " + allowed
                            + (range.contains(number.doubleValue())
                                    ? ", or use apiDialect(LLAMA_NATIVE) if the endpoint serves it"
                                    : ""));
        }
        return OptionValues.copied(name, value);
    }

    @Override
    public String toString() {
        return elementType == null ? type.getSimpleName() : type.getSimpleName() + " of " + elementType.getSimpleName();
    }
}
