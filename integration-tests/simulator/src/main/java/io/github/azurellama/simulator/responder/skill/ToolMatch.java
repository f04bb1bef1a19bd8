package io.github.azurellama.simulator.responder.skill;

import io.github.azurellama.simulator.responder.Tool;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.responder.filling.Filling;
import io.github.azurellama.simulator.responder.filling.SchemaFiller;
import io.github.azurellama.simulator.responder.reading.Sentences;
import io.github.azurellama.simulator.responder.reading.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A tool for a task, with the arguments that the task's text gives.
 *
 * @param tool the tool
 * @param filling its arguments
 * @param score how well it fits
 */
record ToolMatch(Tool tool, Filling filling, int score) {

    private static final int NAMED = 20;
    private static final int SHARED_WITH_NAME = 4;
    private static final int ENOUGH = 4;

    /** The calls for a task: none, the best fitting tool's, or that tool's for each of several enumerated values. */
    static List<ToolMatch> of(String task, List<Tool> tools) {
        if (tools.isEmpty()) {
            return List.of();
        }
        var best = best(task, tools);
        if (best.score < ENOUGH || best.filling.missing() > 0) {
            return List.of();
        }
        return best.severally(task);
    }

    /** The tool that fits best, however badly. */
    static ToolMatch best(String task, List<Tool> tools) {
        return tools.stream()
                .map(tool -> match(task, tool))
                .max(Comparator.comparingInt(ToolMatch::ranking))
                .orElseThrow();
    }

    ToolCall call() {
        return ToolCall.of(tool.name(), filling.value().toString());
    }

    private int ranking() {
        return score + 2 * filling.found() - 5 * filling.missing();
    }

    private static ToolMatch match(String task, Tool tool) {
        var filling = filled(tool, task);
        var words = new HashSet<>(Words.all(task));
        int score = SHARED_WITH_NAME * Words.shared(Words.meaningful(tool.name()), words)
                + Words.shared(Words.meaningful(tool.description()), words);
        for (var parameter : tool.parameters().path("properties").properties()) {
            score += Words.shared(
                    Words.meaningful(parameter.getKey() + " "
                            + parameter.getValue().path("description").asText("")),
                    words);
        }
        boolean named = task.toLowerCase(Locale.ROOT).contains(tool.name().toLowerCase(Locale.ROOT));
        return new ToolMatch(tool, filling, named ? score + NAMED : score);
    }

    /** "The weather in Munich and Paris" means two calls if the tool takes one city. */
    private List<ToolMatch> severally(String task) {
        var value = filling.value();
        if (value.size() != 1 || !value.elements().next().isTextual()) {
            return List.of(this);
        }
        var first = value.elements().next().textValue();
        int at = task.indexOf(first);
        if (at < 0 || first.equals(task)) {
            return List.of(this);
        }
        var matches = new ArrayList<ToolMatch>();
        for (var part : Sentences.enumerated(task.substring(at).replaceAll("[.?!]+$", ""))) {
            if (!part.matches("\\p{Lu}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]*)*")) {
                break;
            }
            var alone = task.substring(0, at) + part;
            matches.add(new ToolMatch(tool, filled(tool, alone), score));
        }
        return matches.size() > 1 ? matches : List.of(this);
    }

    /** The tool's arguments; its own name in the text does not count. */
    private static Filling filled(Tool tool, String task) {
        var name = Pattern.quote(tool.name());
        var rest = task.replaceAll("[\"'`]" + name + "[\"'`](?: tool)?|\\b" + name + " tool\\b", "");
        return SchemaFiller.fill(tool.parameters().deepCopy().put("type", "object"), rest);
    }
}
