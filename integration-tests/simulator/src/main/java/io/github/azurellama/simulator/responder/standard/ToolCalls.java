package io.github.azurellama.simulator.responder.standard;

import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.Tool;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.responder.ToolChoice.Mode;
import io.github.azurellama.simulator.responder.standard.SchemaFiller.Filling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tools to call next: for each task the tool that fits it best, if the task has all of its required arguments. */
final class ToolCalls {

    private static final Pattern AND = Pattern.compile(",? and (?:in )?|, (?:in )?");
    private static final Pattern ONLY_NAME = Pattern.compile(TextValues.NAME + "[.?!]*");
    private static final Pattern LAST_NAME = Pattern.compile(TextValues.NAME + "[.?!]*$");

    private static final Map<String, String> OPERATIONS =
            Map.of("+", "add", "-", "subtract", "*", "multiply", "/", "divide");

    private ToolCalls() {}

    /** A tool with the arguments that a task has for it. */
    private record Match(Tool tool, Filling arguments, long score) {

        static Match of(Tool tool, String task) {
            var words = new HashSet<>(Words.all(task));
            Arithmetic.sums(task)
                    .forEach(sum -> OPERATIONS.entrySet().stream()
                            .filter(operation -> sum.expression().contains(operation.getKey()))
                            .forEach(operation -> words.add(Words.comparable(operation.getValue()))));
            var about = new StringBuilder(tool.description());
            tool.parameters()
                    .path("properties")
                    .properties()
                    .forEach(parameter -> about.append(' ')
                            .append(parameter.getKey())
                            .append(' ')
                            .append(parameter.getValue().path("description").asText("")));
            long inName = Words.shared(Words.meaningful(tool.name()), words);
            long inAll = Words.shared(Words.meaningful(about.toString()), words);
            // One word of a description, such as "city", is no reason to call a tool.
            long score = inName == 0 && inAll < 2 ? 0 : 2 * inName + inAll;
            return new Match(tool, SchemaFiller.fill(tool.parameters(), task), score);
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
        var done = made(conversation).map(ToolCalls::key).toList();
        return tasks(conversation)
                .flatMap(task -> fitting(task, conversation.tools()).stream())
                .filter(call -> !done.contains(key(call)))
                .distinct()
                .toList();
    }

    /** What the tools have returned since the question, in words; empty if none was called. */
    static Optional<String> results(Conversation conversation) {
        Map<String, String> results = conversation.sinceQuestion().stream()
                .filter(message -> !message.toolCallId().isEmpty())
                .collect(Collectors.toMap(
                        Message::toolCallId, message -> message.text().strip(), (first, second) -> first));
        return made(conversation)
                .filter(call -> results.containsKey(call.id()))
                .map(call -> "The tool " + call.name() + " says: "
                        + results.getOrDefault(call.id(), "").replaceFirst("(?<![.!?])$", "."))
                .reduce((first, second) -> first + " " + second);
    }

    private static Stream<ToolCall> made(Conversation conversation) {
        return conversation.sinceQuestion().stream().flatMap(message -> message.toolCalls().stream());
    }

    /** "The weather in Munich and the time in France" are two tasks if there is a tool for both. */
    private static Stream<String> tasks(Conversation conversation) {
        return Words.tasks(conversation.question()).stream().flatMap(task -> {
            List<String> parts = parts(task);
            long fitting = parts.stream()
                    .filter(part -> fitting(part, conversation.tools()).isPresent())
                    .count();
            return fitting > 1 ? parts.stream() : Stream.of(task);
        });
    }

    /** "The weather in Munich and Lima" is "The weather in Munich" and "The weather in Lima". */
    private static List<String> parts(String task) {
        var parts = new ArrayList<String>();
        String before = "";
        for (var part : AND.split(task, -1)) {
            String whole = ONLY_NAME.matcher(part).matches() ? before + part : part;
            before = LAST_NAME.matcher(whole).replaceFirst("");
            parts.add(whole);
        }
        return parts;
    }

    private static Optional<ToolCall> fitting(String task, List<Tool> tools) {
        return tools.stream()
                .map(tool -> Match.of(tool, task))
                .filter(match -> match.score() > 0 && match.arguments().missing() == 0)
                .max(Comparator.comparingLong(
                        match -> match.score() + match.arguments().found()))
                .map(Match::call);
    }

    private static ToolCall forced(Conversation conversation) {
        String name = conversation.toolChoice().name();
        return conversation.tools().stream()
                .filter(tool -> name.isEmpty() || tool.name().equals(name))
                .map(tool -> Match.of(tool, conversation.question()))
                .max(Comparator.comparingLong(match -> match.score()
                        + 2L * match.arguments().found()
                        - 5L * match.arguments().missing()))
                .orElseThrow()
                .call();
    }

    private static String key(ToolCall call) {
        return call.name() + call.arguments().replaceAll("\\s", "");
    }
}
