package io.github.azurellama.simulator.responder.standard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.Role;
import io.github.azurellama.simulator.responder.Tool;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.responder.ToolChoice.Mode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which tools to call next: for each task the tool that fits it best, if the task has all of its required arguments. */
final class ToolCalls {

    private static final Pattern AND = Pattern.compile(",? and (?:in )?|, (?:in )?");
    private static final Pattern NAMES = Pattern.compile("\\p{Lu}[\\p{L}’' -]*");

    private ToolCalls() {}

    /** A tool with the arguments that a task has for it. */
    private record Match(Tool tool, Filling arguments, long score) {

        private static final long NAMED = 10;

        static Match of(Tool tool, String task) {
            var words = new HashSet<>(Words.all(task));
            Arithmetic.sums(task).stream()
                    .flatMap(sum -> sum.expression().chars().mapToObj(Character::toString))
                    .forEach(symbol -> words.add(Words.comparable(symbol)));
            var about = new HashSet<>(Words.meaningful(tool.description()));
            tool.parameters()
                    .path("properties")
                    .properties()
                    .forEach(parameter -> about.addAll(SchemaProperty.of(parameter.getKey(), parameter.getValue())
                            .words()));
            long inName = Words.shared(Words.meaningful(tool.name()), words);
            long inAll = Words.shared(about, words);
            boolean isNamed = task.toLowerCase(Locale.ROOT).contains(tool.name().toLowerCase(Locale.ROOT));
            // One word of a description, such as "city", is no reason to call a tool.
            long score = inName == 0 && inAll < 2 ? 0 : 2 * inName + inAll + (isNamed ? NAMED : 0);
            String rest = task.replaceAll("[\"'`]" + Pattern.quote(tool.name()) + "[\"'`](?: tool)?", "");
            ObjectNode schema = tool.parameters().deepCopy().put("type", "object");
            return new Match(tool, SchemaFiller.fill(schema, rest), score);
        }

        ToolCall call() {
            return ToolCall.of(tool.name(), arguments.value().toString());
        }
    }

    /** The calls for the tasks of the question, without those that were made since. */
    static List<ToolCall> next(Conversation conversation) {
        if (conversation.tools().isEmpty() || conversation.toolChoice().mode() == Mode.NONE) {
            return List.of();
        }
        if (conversation.toolChoice().mustCall()) {
            return List.of(forced(conversation));
        }
        Map<String, String> results = new LinkedHashMap<>();
        returned(conversation).forEach((call, result) -> results.put(key(call), result));
        Set<ToolCall> calls = new LinkedHashSet<>();
        Optional<BigDecimal> last = Rules.lastResult(conversation.history());
        for (var task : tasks(conversation)) {
            if (Arithmetic.needsResult(task) && !calls.isEmpty()) {
                break; // until the call before it has a result
            }
            for (var call : fitting(Arithmetic.resolved(task, last), conversation.tools())) {
                String result = results.get(key(call));
                if (result == null) {
                    calls.add(call);
                } else {
                    last = Arithmetic.lastNumber(result).or(() -> Rules.lastResult(conversation.history()));
                }
            }
        }
        return List.copyOf(calls);
    }

    /** What the tools have returned since the question, in words; empty if none was called. */
    static Optional<String> results(Conversation conversation) {
        String text = returned(conversation).entrySet().stream()
                .map(result -> "The tool " + result.getKey().name() + arguments(result.getKey()) + " says: "
                        + result.getValue().strip() + (result.getValue().strip().matches("(?s).*[.!?]") ? "" : "."))
                .collect(Collectors.joining(" "));
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    private static Map<ToolCall, String> returned(Conversation conversation) {
        List<Message> messages = conversation.sinceQuestion();
        Map<ToolCall, String> results = new LinkedHashMap<>();
        messages.stream()
                .flatMap(message -> message.toolCalls().stream())
                .forEach(call -> messages.stream()
                        .filter(message -> message.role() == Role.TOOL
                                && message.toolCallId().equals(call.id()))
                        .findFirst()
                        .ifPresent(message -> results.put(call, message.text())));
        return results;
    }

    /** "The weather in Munich and the time in France" are two tasks if there is a tool for both. */
    private static List<String> tasks(Conversation conversation) {
        List<String> tasks = new ArrayList<>();
        for (var task : Words.tasks(conversation.question())) {
            List<String> parts = List.of(AND.split(task, -1));
            boolean isSeveral = parts.stream()
                            .filter(part -> !fitting(part, conversation.tools()).isEmpty())
                            .count()
                    > 1;
            tasks.addAll(isSeveral ? parts : List.of(task));
        }
        return tasks;
    }

    private static List<ToolCall> fitting(String task, List<Tool> tools) {
        return tools.stream()
                .map(tool -> Match.of(tool, task))
                .filter(match -> match.score() > 0 && match.arguments().missing() == 0)
                .max(Comparator.comparingLong(
                        match -> match.score() + match.arguments().found()))
                .map(match -> forEachName(match, task))
                .orElse(List.of());
    }

    /** "The weather in Munich and Paris" means two calls of a tool that takes one city. */
    private static List<ToolCall> forEachName(Match match, String task) {
        var arguments = match.arguments().value();
        String first = arguments.size() == 1 ? arguments.elements().next().asText() : "";
        int at = first.isEmpty() || first.equals(task) ? -1 : task.indexOf(first);
        if (at < 0 || !NAMES.matcher(first).matches()) {
            return List.of(match.call());
        }
        return AND.splitAsStream(task.substring(at).replaceFirst("[.?!]+$", ""))
                .takeWhile(name -> NAMES.matcher(name).matches())
                .map(name ->
                        Match.of(match.tool(), task.substring(0, at) + name).call())
                .toList();
    }

    private static ToolCall forced(Conversation conversation) {
        String name = conversation.toolChoice().name();
        String text = Arithmetic.resolved(conversation.question(), Rules.lastResult(conversation.history()));
        return conversation.tools().stream()
                .filter(tool -> name.isEmpty() || tool.name().equals(name))
                .map(tool -> Match.of(tool, text))
                .max(Comparator.comparingLong(match -> match.score()
                        + 2L * match.arguments().found()
                        - 5L * match.arguments().missing()))
                .orElseThrow()
                .call();
    }

    private static String key(ToolCall call) {
        return call.name() + call.arguments().replaceAll("\\s", "");
    }

    private static String arguments(ToolCall call) {
        String inside = call.arguments()
                .replaceAll("[{}\"\\[\\]]", "")
                .replace(":", " ")
                .replaceAll(",\\s*", ", ")
                .strip();
        return inside.isEmpty() ? "" : " (" + inside + ")";
    }
}
