package io.github.azurellama.simulator.request;

import static io.github.azurellama.simulator.request.FieldRule.below;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.responder.Tool;
import io.github.azurellama.simulator.responder.ToolChoice;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.ArrayList;
import java.util.List;

/** Reads tools and the choice between them. */
record ToolReader(RequestDialect dialect) {

    List<Tool> tools(JsonNode tools) {
        var read = new ArrayList<Tool>();
        for (int i = 0; i < tools.size(); i++) {
            var where = List.<Object>of("body", "tools", i);
            FieldRule.field(where, tools.get(i), "type", FieldRule.oneOf("function"));
            var function = FieldRule.field(where, tools.get(i), "function", FieldRule.object());
            read.add(tool(below(where, "function"), function));
        }
        return List.copyOf(read);
    }

    private Tool tool(List<Object> where, JsonNode function) {
        var name = FieldRule.required(where, function, "name", FieldRule.matching("^[a-zA-Z0-9_-]{1,64}$"));
        var description = dialect.wantsToolDescriptions()
                ? FieldRule.required(where, function, "description", FieldRule.string())
                : FieldRule.optional(where, function, "description", FieldRule.string());
        var parameters = FieldRule.optional(where, function, "parameters", FieldRule.object());
        return new Tool(
                name.textValue(),
                description.asText(""),
                parameters instanceof ObjectNode schema ? schema : SimulatorJson.object());
    }

    ToolChoice choice(JsonNode choice, List<Tool> tools) {
        if (choice.isMissingNode() || choice.isNull()) {
            return tools.isEmpty() ? ToolChoice.NONE : ToolChoice.AUTO;
        }
        var where = List.<Object>of("body", "tool_choice");
        if (choice.isTextual()) {
            FieldRule.oneOf("auto", "none", "required").check(where, choice);
        } else {
            FieldRule.object().check(where, choice);
            FieldRule.field(where, choice, "type", FieldRule.oneOf("function"));
            FieldRule.field(below(where, "function"), choice.path("function"), "name", FieldRule.string());
        }
        if (tools.isEmpty() && !choice.asText().equals("none")) {
            throw ErrorResponseException.engine("When using `tool_choice`, `tools` must be set.", "tool_choice");
        }
        return switch (choice.asText()) {
            case "auto" -> ToolChoice.AUTO;
            case "none" -> ToolChoice.NONE;
            case "required" -> ToolChoice.REQUIRED;
            default -> named(choice.path("function").path("name").textValue(), tools);
        };
    }

    private static ToolChoice named(String name, List<Tool> tools) {
        if (tools.stream().noneMatch(tool -> tool.name().equals(name))) {
            throw ErrorResponseException.engine(
                    "The tool specified in `tool_choice` does not match any of the specified `tools`", "tool_choice");
        }
        return ToolChoice.named(name);
    }
}
