package io.github.azurellama.simulator.responder.prompted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.List;
import java.util.stream.Collectors;

/** The ways in which Llama models write calls of tools as text. */
public enum CallStyle {

    /** A JSON object, or a list of them for several calls. */
    JSON,

    /** JSON objects with semicolons between them, behind the tag that Llama 3.1 begins calls with. */
    PYTHON_TAG,

    /** A tag per call that names the function. */
    FUNCTION_TAG,

    /** A list of calls in Python, as Llama 4 writes them. */
    PYTHONIC;

    /** The text of a response that consists of these calls. */
    public String write(List<ToolCall> calls) {
        return switch (this) {
            case JSON ->
                calls.size() == 1
                        ? object(calls.get(0))
                        : calls.stream().map(CallStyle::object).collect(Collectors.joining(", ", "[", "]"));
            case PYTHON_TAG ->
                calls.stream().map(CallStyle::object).collect(Collectors.joining("; ", "<|python_tag|>", ""));
            case FUNCTION_TAG ->
                calls.stream()
                        .map(call -> "<function=" + call.name() + ">" + call.arguments() + "</function>")
                        .collect(Collectors.joining());
            case PYTHONIC ->
                calls.stream()
                        .map(call -> call.name() + "(" + keywords(call) + ")")
                        .collect(Collectors.joining(", ", "[", "]"));
        };
    }

    private static String object(ToolCall call) {
        return "{\"name\": \"" + call.name() + "\", \"parameters\": " + call.arguments() + "}";
    }

    private static String keywords(ToolCall call) {
        try {
            return SimulatorJson.parse(call.arguments()).properties().stream()
                    .map(argument -> argument.getKey() + "=" + literal(argument.getValue()))
                    .collect(Collectors.joining(", "));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("arguments are no JSON: " + call.arguments(), e);
        }
    }

    /** Lists, objects, strings and numbers look the same in Python; only three words differ. */
    private static String literal(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> value.booleanValue() ? "True" : "False";
            case NULL -> "None";
            default -> value.toString();
        };
    }
}
