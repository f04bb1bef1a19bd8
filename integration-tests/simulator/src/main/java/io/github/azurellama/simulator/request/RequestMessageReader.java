package io.github.azurellama.simulator.request;

import static io.github.azurellama.simulator.request.FieldRule.below;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.simulator.error.ErrorResponseException;
import io.github.azurellama.simulator.error.InvalidField;
import io.github.azurellama.simulator.responder.Image;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.Role;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.ArrayList;
import java.util.List;

/** Reads the messages of a chat as strictly as the dialect does. */
record RequestMessageReader(RequestDialect dialect) {

    List<Message> read(JsonNode messages) {
        var read = new ArrayList<Message>();
        for (int i = 0; i < messages.size(); i++) {
            read.add(message(List.of("body", "messages", i), messages.get(i)));
        }
        return read;
    }

    private Message message(List<Object> location, JsonNode json) {
        var role = role(location, json);
        var calls = role == Role.ASSISTANT ? toolCalls(below(location, "tool_calls"), json) : List.<ToolCall>of();
        var content = json.path("content");
        if (content.isMissingNode() || content.isNull()) {
            requireContent(location, json, role, !calls.isEmpty());
        }
        var callId = role == Role.TOOL ? FieldRule.required(location, json, "tool_call_id") : json.path("tool_call_id");
        var images = new ArrayList<Image>();
        var text = text(below(location, "content"), content, role, images);
        return new Message(role, text, List.copyOf(images), calls, callId.asText(""));
    }

    private static Role role(List<Object> location, JsonNode json) {
        var role = FieldRule.required(location, json, "role");
        FieldRule.oneOf("system", "developer", "user", "assistant", "tool").check(below(location, "role"), role);
        return switch (role.textValue()) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "tool" -> Role.TOOL;
            default -> Role.SYSTEM;
        };
    }

    private void requireContent(List<Object> location, JsonNode json, Role role, boolean calls) {
        boolean optional =
                switch (dialect) {
                    case NATIVE -> false;
                    case INFERENCE -> role == Role.ASSISTANT || role == Role.TOOL;
                    case OPENAI -> role == Role.ASSISTANT && calls;
                    case MANAGED_INFERENCE, VLLM -> true;
                };
        if (!optional) {
            throw ErrorResponseException.invalid(InvalidField.missing(below(location, "content"), json));
        }
    }

    private String text(List<Object> location, JsonNode content, Role role, List<Image> images) {
        if (content.isMissingNode() || content.isNull()) {
            return "";
        }
        if (content.isTextual() || (dialect.wantsPlainText() && role != Role.USER)) {
            FieldRule.string().check(location, content);
            return content.textValue();
        }
        FieldRule.list(FieldRule.object()).check(location, content);
        var texts = new ArrayList<String>();
        for (int i = 0; i < content.size(); i++) {
            part(below(location, i), content.get(i), texts, images);
        }
        return String.join("\n", texts);
    }

    private void part(List<Object> location, JsonNode part, List<String> texts, List<Image> images) {
        FieldRule.oneOf("text", "image_url").check(below(location, "type"), part.path("type"));
        if (part.path("type").textValue().equals("text")) {
            var text = part.path("text");
            FieldRule.string().check(below(location, "text"), text);
            if (dialect == RequestDialect.MANAGED_INFERENCE && text.textValue().isEmpty()) {
                throw ErrorResponseException.invalid(InvalidField.of(
                        "value_error", below(location, "text"), "Value error, text can not be empty", text));
            }
            texts.add(text.textValue());
            return;
        }
        var address = below(location, "image_url");
        var image = part.path("image_url");
        FieldRule.object().check(address, image);
        FieldRule.matching("(https?://|data:)(?s:.+)").check(below(address, "url"), image.path("url"));
        var detail = image.path("detail");
        if (!detail.isMissingNode() && !detail.isNull()) {
            FieldRule.oneOf("auto", "low", "high").check(below(address, "detail"), detail);
        }
        images.add(new Image(image.path("url").textValue(), detail.asText("auto")));
    }

    private List<ToolCall> toolCalls(List<Object> location, JsonNode json) {
        var calls = json.path("tool_calls");
        if (calls.isMissingNode() || calls.isNull()) {
            return List.of();
        }
        FieldRule.list(FieldRule.object()).check(location, calls);
        var read = new ArrayList<ToolCall>();
        for (int i = 0; i < calls.size(); i++) {
            var call = calls.get(i);
            var where = below(location, i);
            var function = call.path("function");
            FieldRule.string().check(below(where, "id"), call.path("id"));
            FieldRule.object().check(below(where, "function"), function);
            FieldRule.string().check(below(below(where, "function"), "name"), function.path("name"));
            read.add(new ToolCall(
                    call.path("id").textValue(),
                    function.path("name").textValue(),
                    arguments(below(below(where, "function"), "arguments"), function.path("arguments"))));
        }
        return List.copyOf(read);
    }

    private String arguments(List<Object> location, JsonNode arguments) {
        if (arguments.isObject() && dialect.takesArgumentsAsObject()) {
            return SimulatorJson.AS_WRITTEN.text(arguments);
        }
        FieldRule.string().check(location, arguments);
        var text = arguments.textValue();
        try {
            if (!text.isBlank() && !SimulatorJson.parse(text).isObject()) {
                throw ErrorResponseException.engine("The arguments of a tool call are not a JSON object: " + text);
            }
        } catch (JsonProcessingException e) {
            throw ErrorResponseException.engine("The arguments of a tool call are not JSON: " + text);
        }
        return text;
    }
}
