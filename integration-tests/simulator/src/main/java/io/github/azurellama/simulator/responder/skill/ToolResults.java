package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.Role;
import io.github.azurellama.simulator.responder.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in words what the tools returned since the question. */
final class ToolResults {

    private ToolResults() {}

    static Optional<String> of(Conversation conversation) {
        var since = conversation.sinceQuestion();
        var sentences = new ArrayList<String>();
        for (var message : since) {
            if (message.role() == Role.TOOL) {
                sentences.add(sentence(called(since, message), message.text()));
            }
        }
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    private static String sentence(Optional<ToolCall> call, String result) {
        var source = call.map(each -> "The tool " + each.name() + arguments(each.arguments()))
                .orElse("A tool");
        if (result.isBlank()) {
            return source + " returned nothing.";
        }
        var text = result.strip();
        return source + " says: " + text + (text.matches("(?s).*[.!?]") ? "" : ".");
    }

    private static String arguments(String json) {
        var inside = json.replaceAll("[{}\"\\[\\]]", "")
                .replace(":", " ")
                .replaceAll(",\\s*", ", ")
                .strip();
        return inside.isEmpty() ? "" : " (" + inside + ")";
    }

    private static Optional<ToolCall> called(List<Message> messages, Message result) {
        return messages.stream()
                .flatMap(message -> message.toolCalls().stream())
                .filter(call -> call.id().equals(result.toolCallId()))
                .findFirst();
    }
}
