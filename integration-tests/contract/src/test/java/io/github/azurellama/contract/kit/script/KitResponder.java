package io.github.azurellama.contract.kit.script;

import io.github.azurellama.contract.kit.script.Line.Call;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.OutputFormat.Kind;
import io.github.azurellama.simulator.responder.Responder;
import io.github.azurellama.simulator.responder.Role;
import io.github.azurellama.simulator.responder.Tool;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.simulator.responder.ToolChoice.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plays a model that knows the questions of LangChain4j's test kit and no others. It reports what it has no text for; the
 * test run has to fail then.
 */
public final class KitResponder implements Responder {

    private static final Map<String, Line> LINES = Stream.of(ChatLines.ALL, ToolLines.ALL, JsonLines.ALL)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Line::question, Function.identity()));

    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    /** The questions that it has no text for. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public Optional<ModelOutput> respond(Conversation conversation) {
        var line = LINES.get(conversation.question().strip());
        if (line == null) {
            return Optional.of(complain("a question that is not in the script", conversation));
        }
        var calls = calls(line, conversation);
        if (!calls.isEmpty()) {
            return Optional.of(ModelOutput.calling(calls));
        }
        if (conversation.toolChoice().mustCall()) {
            return Optional.of(complain("the script has no call, but one is required", conversation));
        }
        return Optional.of(answer(line, conversation));
    }

    /** The calls of the next turn; none if all were made or the tools are not on offer. */
    private List<ToolCall> calls(Line line, Conversation conversation) {
        long made = conversation.sinceQuestion().stream()
                .filter(message -> !message.toolCalls().isEmpty())
                .count();
        if (made >= line.rounds().size() || conversation.toolChoice().mode() == Mode.NONE) {
            return List.of();
        }
        var calls = new ArrayList<ToolCall>();
        for (var call : line.rounds().get((int) made)) {
            conversation.tools().stream()
                    .filter(tool -> tool.name().equals(call.tool()))
                    .forEach(tool -> calls.add(call(call, tool, line, conversation)));
        }
        return calls;
    }

    private ToolCall call(Call call, Tool tool, Line line, Conversation conversation) {
        var arguments = new ArrayList<String>();
        var names = tool.parameters().path("properties").fieldNames();
        for (var value : call.arguments()) {
            if (!names.hasNext()) {
                complain("the tool " + tool.name() + " has too few parameters", conversation);
                break;
            }
            arguments.add("\"" + names.next() + "\":" + filled(value, line, conversation));
        }
        var json = "{" + String.join(",", arguments) + "}";
        check(KitSchemas.complaint(tool.parameters(), json), conversation);
        return ToolCall.of(call.tool(), json);
    }

    private ModelOutput answer(Line line, Conversation conversation) {
        boolean words = conversation.format().kind() == Kind.TEXT;
        var answer = filled(words ? line.text() : line.json(), line, conversation);
        if (answer.isEmpty() || answer.contains("$")) {
            return complain("the script has no such answer: '" + answer + "'", conversation);
        }
        if (conversation.format().kind() == Kind.JSON_SCHEMA) {
            check(KitSchemas.complaint(conversation.format().schema(), answer), conversation);
        }
        return ModelOutput.text(answer);
    }

    private static String filled(String template, Line line, Conversation conversation) {
        var filled = template.replace("$images", KnownImages.describe(conversation.images()));
        var recalled = line.recall()
                .matcher(conversation.history().stream().map(Message::text).collect(Collectors.joining("\n")));
        if (recalled.find()) {
            filled = filled.replace("$recalled", recalled.group(1));
        }
        int index = 0;
        for (var message : conversation.sinceQuestion()) {
            if (message.role() == Role.TOOL) {
                filled = filled.replace("$" + index++, message.text());
            }
        }
        return filled;
    }

    private void check(String complaint, Conversation conversation) {
        if (!complaint.isEmpty()) {
            complain(complaint, conversation);
        }
    }

    private ModelOutput complain(String what, Conversation conversation) {
        complaints.add(what + "; the request: " + conversation.request());
        return ModelOutput.text("I cannot answer that: " + what);
    }
}
