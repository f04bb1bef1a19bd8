package io.github.azurellama.simulator.responder.prompted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.Responder;
import io.github.azurellama.simulator.responder.Role;
import io.github.azurellama.simulator.responder.Tool;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.responder.ToolChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads tools, calls and results out of the text of a conversation, calls another responder, and writes its calls as text.
 * Tools are JSON objects of {@code "type": "function"} in the system message; calls are JSON objects with a tool's name in an
 * assistant's message; results are JSON objects with a name and a result in a message of the user.
 */
public final class PromptedResponder implements Responder {

    private static final Pattern DUTY = Pattern.compile("must answer with (at least one|a call of this) function");
    private static final Pattern NAMED = Pattern.compile("call of this function: \\{\"name\":\\s*\"([^\"]+)\"}");

    private final Responder responder;
    private final CallStyle style;

    /** Calls that responder and writes its tool calls in that style. */
    public PromptedResponder(Responder responder, CallStyle style) {
        this.responder = responder;
        this.style = style;
    }

    @Override
    public Optional<ModelOutput> respond(Conversation conversation) {
        List<Tool> tools = conversation.tools().isEmpty() ? tools(conversation.instructions()) : List.of();
        if (tools.isEmpty()) {
            return responder.respond(conversation);
        }
        return responder.respond(structured(conversation, tools)).map(this::written);
    }

    private ModelOutput written(ModelOutput output) {
        return output.toolCalls().isEmpty()
                ? output
                : new ModelOutput(style.write(output.toolCalls()), List.of(), output.finishReason(), output.verdict());
    }

    private static List<Tool> tools(String instructions) {
        return JsonObjects.in(instructions).objects().stream()
                .filter(PromptedResponder::isFunction)
                .map(object -> object.path("function"))
                .map(function -> new Tool(
                        function.path("name").asText(),
                        function.path("description").asText(),
                        (ObjectNode) function.path("parameters")))
                .toList();
    }

    private static boolean isFunction(ObjectNode object) {
        return object.path("type").asText().equals("function")
                && object.path("function").path("parameters").isObject();
    }

    private static Conversation structured(Conversation conversation, List<Tool> tools) {
        List<Message> messages = new ArrayList<>();
        List<ToolCall> open = new ArrayList<>();
        for (Message message : conversation.messages()) {
            switch (message.role()) {
                case SYSTEM -> messages.add(withoutTools(message));
                case ASSISTANT -> messages.add(withCalls(message, tools, open, messages.size()));
                case USER -> addUser(messages, message, open);
                default -> messages.add(message);
            }
        }
        return conversation.with(messages, tools, choice(conversation.instructions()), conversation.format());
    }

    private static ToolChoice choice(String instructions) {
        Matcher named = NAMED.matcher(instructions);
        if (named.find()) {
            return ToolChoice.named(named.group(1));
        }
        return DUTY.matcher(instructions).find() ? ToolChoice.REQUIRED : ToolChoice.AUTO;
    }

    /** The descriptions go, anything else stays, such as a schema for the response. */
    private static Message withoutTools(Message system) {
        String text = system.text();
        JsonObjects found = JsonObjects.in(text);
        String others = String.join(
                "\n",
                found.objects().stream()
                        .filter(object -> !isFunction(object))
                        .map(JsonNode::toString)
                        .toList());
        return Message.of(Role.SYSTEM, found.rest() + "\n" + others);
    }

    private static Message withCalls(Message assistant, List<Tool> tools, List<ToolCall> open, int position) {
        JsonObjects found = JsonObjects.in(assistant.text());
        List<ToolCall> calls = new ArrayList<>();
        for (ObjectNode object : found.objects()) {
            String name = object.path("name").asText();
            if (tools.stream().anyMatch(tool -> tool.name().equals(name))) {
                calls.add(new ToolCall(
                        "call_" + position + "_" + calls.size(),
                        name,
                        object.path("parameters").toString()));
            }
        }
        open.addAll(calls);
        return calls.isEmpty()
                ? assistant
                : new Message(Role.ASSISTANT, found.rest().replaceAll("[\\[\\],\\s]+$", ""), List.of(), calls, "");
    }

    /** Results belong to the calls in their order, by name. */
    private static void addUser(List<Message> messages, Message user, List<ToolCall> open) {
        List<ObjectNode> results = JsonObjects.in(user.text()).objects().stream()
                .filter(object -> object.has("name") && object.has("result"))
                .toList();
        if (results.isEmpty()) {
            open.clear();
            messages.add(user);
            return;
        }
        for (ObjectNode result : results) {
            Optional<ToolCall> call = open.stream()
                    .filter(c -> c.name().equals(result.path("name").asText()))
                    .findFirst();
            call.ifPresent(open::remove);
            messages.add(new Message(
                    Role.TOOL,
                    result.path("result").asText(),
                    List.of(),
                    List.of(),
                    call.map(ToolCall::id).orElse("")));
        }
    }
}
