package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.Role;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.responder.ToolChoice.Mode;
import io.github.azurellama.simulator.responder.reading.Calculation;
import io.github.azurellama.simulator.responder.reading.Numbers;
import io.github.azurellama.simulator.responder.reading.Sentences;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which tools to call next: one call for each task in the question that a tool fits, except for those that were
 * made already. A task that refers to a result waits until the task before it has one.
 */
final class ToolPlanner {

    List<ToolCall> calls(Conversation conversation) {
        if (conversation.tools().isEmpty() || conversation.toolChoice().mode() == Mode.NONE) {
            return List.of();
        }
        if (conversation.toolChoice().mustCall()) {
            return List.of(forced(conversation));
        }
        var done = results(conversation.sinceQuestion());
        var calls = new ArrayList<ToolCall>();
        Optional<BigDecimal> last = SumSkill.previousResult(conversation.history());
        boolean pending = false;
        for (var task : tasks(conversation)) {
            if (pending && Calculation.refersBack(task)) {
                break;
            }
            for (var match : ToolMatch.of(Calculation.resolved(task, last), conversation.tools())) {
                var call = match.call();
                var result = done.get(key(call));
                if (result == null) {
                    calls.add(call);
                    pending = true;
                } else {
                    last = lastNumber(result).or(() -> SumSkill.previousResult(conversation.history()));
                }
            }
        }
        return calls.stream().distinct().toList();
    }

    /** The tasks of the question, cut further where each part has a tool of its own. */
    private static List<String> tasks(Conversation conversation) {
        var tasks = new ArrayList<String>();
        for (var task : Sentences.tasks(conversation.question())) {
            var parts = Sentences.enumerated(task);
            long fitting = parts.stream()
                    .filter(part -> !ToolMatch.of(part, conversation.tools()).isEmpty())
                    .count();
            if (parts.size() > 1 && fitting > 1) {
                tasks.addAll(parts);
            } else {
                tasks.add(task);
            }
        }
        return tasks;
    }

    private static ToolCall forced(Conversation conversation) {
        var name = conversation.toolChoice().name();
        var tools = conversation.tools().stream()
                .filter(tool -> name.isEmpty() || tool.name().equals(name))
                .toList();
        var text = Calculation.resolved(conversation.question(), SumSkill.previousResult(conversation.history()));
        return ToolMatch.best(text, tools).call();
    }

    /** What the tools have returned since the question, by call. */
    private static Map<String, String> results(List<Message> messages) {
        var results = new LinkedHashMap<String, String>();
        for (var message : messages) {
            for (var call : message.toolCalls()) {
                messages.stream()
                        .filter(other ->
                                other.role() == Role.TOOL && other.toolCallId().equals(call.id()))
                        .findFirst()
                        .ifPresent(result -> results.put(key(call), result.text()));
            }
        }
        return results;
    }

    private static String key(ToolCall call) {
        return call.name() + call.arguments().replaceAll("\\s", "");
    }

    private static Optional<BigDecimal> lastNumber(String text) {
        var numbers = Numbers.in(text);
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(numbers.get(numbers.size() - 1).value());
    }
}
