package io.github.azurellama.simulator.responder.standard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Conversation.Task;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.OutputFormat;
import io.github.azurellama.simulator.responder.Role;
import io.github.azurellama.simulator.responder.Tool;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.responder.ToolChoice;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A conversation with the standard responder. */
final class TestConversation {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final List<Message> messages = new ArrayList<>();
    private final List<Tool> tools = new ArrayList<>();
    private OutputFormat format = OutputFormat.TEXT;
    private Task task = Task.CHAT;

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestConversation said(Role role, String text) {
        messages.add(Message.of(role, text));
        return this;
    }

    TestConversation tool(String name, String description, String properties) {
        var schema = json("{'type': 'object', 'properties': {" + properties + "}}");
        var required = schema.putArray("required");
        schema.path("properties").fieldNames().forEachRemaining(required::add);
        tools.add(new Tool(name, description, schema));
        return this;
    }

    TestConversation schema(String schema) {
        format = OutputFormat.schema("answer", json(schema));
        return this;
    }

    TestConversation format(OutputFormat newFormat) {
        format = newFormat;
        return this;
    }

    TestConversation completing() {
        task = Task.COMPLETION;
        return this;
    }

    ModelOutput ask(String question) {
        messages.add(Message.of(Role.USER, question));
        return output(ToolChoice.AUTO);
    }

    ModelOutput output(ToolChoice choice) {
        var conversation = new Conversation(
                task,
                "llama",
                List.copyOf(messages),
                List.copyOf(tools),
                choice,
                format,
                "",
                0,
                MAPPER.createObjectNode());
        return new StandardResponder().respond(conversation).orElseThrow();
    }

    /** Gives the results of the calls, in order, and lets the model go on. */
    ModelOutput returned(ModelOutput calls, String... results) {
        var numbered = new ArrayList<ToolCall>();
        for (var call : calls.toolCalls()) {
            numbered.add(call.withId("call-" + messages.size() + "-" + numbered.size()));
        }
        messages.add(new Message(Role.ASSISTANT, "", List.of(), List.copyOf(numbered), ""));
        for (int i = 0; i < results.length; i++) {
            messages.add(new Message(
                    Role.TOOL, results[i], List.of(), List.of(), numbered.get(i).id()));
        }
        return output(ToolChoice.AUTO);
    }

    static List<String> calls(ModelOutput output) {
        return output.toolCalls().stream()
                .map(call -> call.name() + call.arguments().replace('"', '\''))
                .toList();
    }
}
