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
        if (!json.hasNonNull("content")) {
            requireContent(location, json, role, !calls.isEmpty());
        }
        var callId = role == Role.TOOL
                ? FieldRule.required(location, json, "tool_call_id", FieldRule.any())
                : json.path("tool_call_id");
        var images = new ArrayList<Image>();
        var text = text(below(location, "content"), content, role, images);
        return new Message(role, text, List.copyOf(images), calls, callId.asText(""));
    }

    private static Role role(List<Object> location, JsonNode json) {
        var roles = FieldRule.oneOf("system", "developer", "user", "assistant", "tool");
        var role = FieldRule.required(location, json, "role", roles);
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
        var type = FieldRule.field(location, part, "type", FieldRule.oneOf("text", "image_url"));
        if (type.textValue().equals("text")) {
            var text = FieldRule.field(location, part, "text", FieldRule.string());
            if (dialect == RequestDialect.MANAGED_INFERENCE && text.textValue().isEmpty()) {
                throw ErrorResponseException.invalid(InvalidField.of(
                        "value_error", below(location, "text"), "Value error, text can not be empty", text));
            }
            texts.add(text.textValue());
            return;
        }
        var address = below(location, "image_url");
        var image = FieldRule.field(location, part, "image_url", FieldRule.object());
        var url = FieldRule.field(address, image, "url", FieldRule.matching("(https?://|data:)(?s:.+)"));
        var detail = FieldRule.optional(address, image, "detail", FieldRule.oneOf("auto", "low", "high"));
        images.add(new Image(url.textValue(), detail.asText("auto")));
    }

    private List<ToolCall> toolCalls(List<Object> location, JsonNode json) {
        var calls = json.path("tool_calls");
        if (!json.hasNonNull("tool_calls")) {
            return List.of();
        }
        FieldRule.list(FieldRule.object()).check(location, calls);
        var read = new ArrayList<ToolCall>();
        for (int i = 0; i < calls.size(); i++) {
            var call = calls.get(i);
            var where = below(location, i);
            var inside = below(where, "function");
            var id = FieldRule.field(where, call, "id", FieldRule.string());
            var function = FieldRule.field(where, call, "function", FieldRule.object());
            var name = FieldRule.field(inside, function, "name", FieldRule.string());
            var arguments = arguments(below(inside, "arguments"), function.path("arguments"));
            read.add(new ToolCall(id.textValue(), name.textValue(), arguments));
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
