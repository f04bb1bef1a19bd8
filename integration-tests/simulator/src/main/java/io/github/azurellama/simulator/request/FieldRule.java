package io.github.azurellama.simulator.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.error.InvalidField;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the value of a field must be. */
@FunctionalInterface
interface FieldRule {

    /** Throws a refusal if the value breaks the rule. The value is never null. */
    void check(List<Object> location, JsonNode value);

    /** Both rules. */
    default FieldRule and(FieldRule other) {
        return (location, value) -> {
            check(location, value);
            other.check(location, value);
        };
    }

    /** Anything. */
    static FieldRule any() {
        return (location, value) -> {};
    }

    static FieldRule integer() {
        return (location, value) ->
                require(value.isIntegralNumber(), "int_type", location, "Input should be a valid integer", value);
    }

    static FieldRule number() {
        return (location, value) ->
                require(value.isNumber(), "float_type", location, "Input should be a valid number", value);
    }

    static FieldRule bool() {
        return (location, value) ->
                require(value.isBoolean(), "bool_type", location, "Input should be a valid boolean", value);
    }

    static FieldRule string() {
        return (location, value) ->
                require(value.isTextual(), "string_type", location, "Input should be a valid string", value);
    }

    static FieldRule object() {
        return (location, value) ->
                require(value.isObject(), "dict_type", location, "Input should be a valid dictionary", value);
    }

    static FieldRule atLeast(double limit) {
        return limit("greater_than_equal", "greater than or equal to ", "ge", limit, value -> value >= limit);
    }

    static FieldRule moreThan(double limit) {
        return limit("greater_than", "greater than ", "gt", limit, value -> value > limit);
    }

    static FieldRule atMost(double limit) {
        return limit("less_than_equal", "less than or equal to ", "le", limit, value -> value <= limit);
    }

    private static FieldRule limit(String type, String words, String key, double limit, DoublePredicate holds) {
        var shown = limit == Math.rint(limit) ? String.valueOf((long) limit) : String.valueOf(limit);
        return (location, value) -> {
            if (!holds.test(value.asDouble())) {
                var context = SimulatorJson.object().put(key, limit);
                throw ErrorResponseException.invalid(
                        new InvalidField(type, location, "Input should be " + words + shown, value, context));
            }
        };
    }

    static FieldRule number(double from, double to) {
        return number().and(atLeast(from)).and(atMost(to));
    }

    static FieldRule integer(int from) {
        return integer().and(atLeast(from));
    }

    static FieldRule integer(int from, int to) {
        return integer(from).and(atMost(to));
    }

    static FieldRule list(FieldRule element) {
        return (location, value) -> {
            require(value.isArray(), "list_type", location, "Input should be a valid list", value);
            for (int i = 0; i < value.size(); i++) {
                element.check(below(location, i), value.get(i));
            }
        };
    }

    static FieldRule atLeastOne() {
        return (location, value) -> require(
                !value.isEmpty(),
                "too_short",
                location,
                "List should have at least 1 item after validation, not 0",
                value);
    }

    static FieldRule stringOrStrings() {
        return (location, value) -> {
            if (!value.isTextual()) {
                list(string()).check(location, value);
            }
        };
    }

    static FieldRule oneOf(String... permitted) {
        var values = List.of(permitted);
        var message = "Input should be "
                + values.stream().map(each -> "'" + each + "'").collect(Collectors.joining(" or "));
        return (location, value) -> require(
                value.isTextual() && values.contains(value.textValue()), "literal_error", location, message, value);
    }

    static FieldRule matching(String regex) {
        var pattern = Pattern.compile(regex);
        return string().and((location, value) -> require(
                pattern.matcher(value.textValue()).matches(),
                "string_pattern_mismatch",
                location,
                "String should match pattern '" + regex + "'",
                value));
    }

    /** The field of an object that must have it, checked by a rule. */
    static JsonNode required(List<Object> location, JsonNode object, String name, FieldRule rule) {
        if (!object.has(name)) {
            throw ErrorResponseException.invalid(InvalidField.missing(below(location, name), object));
        }
        return field(location, object, name, rule);
    }

    /** The field of an object, checked by a rule. */
    static JsonNode field(List<Object> location, JsonNode object, String name, FieldRule rule) {
        var value = object.path(name);
        rule.check(below(location, name), value);
        return value;
    }

    /** The field of an object, checked by a rule unless it is missing or null. */
    static JsonNode optional(List<Object> location, JsonNode object, String name, FieldRule rule) {
        return object.hasNonNull(name) ? field(location, object, name, rule) : object.path(name);
    }

    /** The location of something inside. */
    static List<Object> below(List<Object> location, Object part) {
        var below = new ArrayList<>(location);
        below.add(part);
        return below;
    }

    private static void require(boolean holds, String type, List<Object> location, String message, JsonNode value) {
        if (!holds) {
            throw ErrorResponseException.invalid(InvalidField.of(type, location, message, value));
        }
    }
}
