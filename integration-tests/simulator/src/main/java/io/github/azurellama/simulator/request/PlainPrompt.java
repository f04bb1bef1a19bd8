package io.github.azurellama.simulator.request;

import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.wire.SimulatorJson;
import java.util.ArrayList;

/**
 * The text whose tokens a chat's prompt counts: tool definitions, then the messages with their tool calls, each on a
 * line. There is no template around the messages, so the count is smaller than a real model's.
 */
public final class PlainPrompt {

    private PlainPrompt() {}

    /** The text of a chat's prompt. */
    public static String of(Conversation conversation) {
        var lines = new ArrayList<String>();
        for (var tool : conversation.tools()) {
            lines.add(tool.name() + ": " + tool.description() + " " + SimulatorJson.AS_WRITTEN.text(tool.parameters()));
        }
        for (Message message : conversation.messages()) {
            if (!message.text().isEmpty()) {
                lines.add(message.text());
            }
            for (ToolCall call : message.toolCalls()) {
                lines.add(call.name() + call.arguments());
            }
        }
        return String.join("\n", lines);
    }
}
