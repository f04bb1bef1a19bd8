package io.github.azurellama.simulator.error;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A value that the schema does not allow, described as pydantic does.
 *
 * @param type the rule's name, such as {@code missing} or {@code less_than_equal}
 * @param location where the value is, from {@code body} down; names are strings, positions integers
 * @param message what the rule says
 * @param input the value; for a missing one, the object that lacks it
 * @param context the rule's parameters; empty if it has none
 */
public record InvalidField(String type, List<Object> location, String message, JsonNode input, ObjectNode context) {

    /** A broken rule without parameters. */
    public static InvalidField of(String type, List<Object> location, String message, JsonNode input) {
        return new InvalidField(type, location, message, input, SimulatorJson.object());
    }

    /** A field that has to be there. */
    public static InvalidField missing(List<Object> location, JsonNode parent) {
        return of("missing", location, "Field required", parent);
    }

    /** A field that must not be there. */
    public static InvalidField extra(List<Object> location, JsonNode input) {
        return of("extra_forbidden", location, "Extra inputs are not permitted", input);
    }

    /** The location below {@code body}, joined by dots. */
    public String path() {
        return location.stream().skip(1).map(String::valueOf).collect(Collectors.joining("."));
    }

    /** The list of one error that validation libraries send. */
    public ArrayNode list() {
        var error = SimulatorJson.object().put("type", type);
        var loc = error.putArray("loc");
        for (var part : location) {
            if (part instanceof Integer position) {
                loc.add(position);
            } else {
                loc.add(String.valueOf(part));
            }
        }
        error.put("msg", message);
        error.set("input", input);
        if (!context.isEmpty()) {
            error.set("ctx", context);
        }
        return SimulatorJson.array().add(error);
    }
}
