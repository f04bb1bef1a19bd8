package io.github.azurellama.simulator.responder.standard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Conversation.Task;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.OutputFormat;
import io.github.azurellama.simulator.responder.OutputFormat.Kind;
import io.github.azurellama.simulator.responder.Responder;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;

/**
 * The default responder: calls the tools that fit the question, fills the schema of the response, or says what its rules say.
 * It always has an output. Further candidates ({@code n}) differ by their number.
 */
public final class StandardResponder implements Responder {

    @Override
    public Optional<ModelOutput> respond(Conversation conversation) {
        var calls = ToolCalls.next(conversation);
        return Optional.of(calls.isEmpty() ? ModelOutput.text(formatted(conversation)) : ModelOutput.calling(calls));
    }

    private static String formatted(Conversation conversation) {
        OutputFormat format = conversation.format();
        if (format.kind() == Kind.TEXT) {
            return numbered(conversation, text(conversation));
        }
        String source = ToolCalls.results(conversation).orElse(conversation.question());
        return switch (format.kind()) {
            case JSON_SCHEMA ->
                SchemaFiller.fill(format.schema(), source).value().toString();
            case CHOICE -> choice(format, source);
            default ->
                JsonNodeFactory.instance
                        .objectNode()
                        .put("answer", text(conversation))
                        .toString();
        };
    }

    private static String text(Conversation conversation) {
        String text = ToolCalls.results(conversation)
                .orElseGet(() -> Rules.text(conversation.question().strip(), conversation));
        return conversation.task() == Task.COMPLETION ? " " + text : text;
    }

    private static String numbered(Conversation conversation, String text) {
        return conversation.candidate() == 0 ? text : text + " (Answer " + (conversation.candidate() + 1) + ".)";
    }

    /** The choice that has most words in common with the question. */
    private static String choice(OutputFormat format, String question) {
        var words = new HashSet<>(Words.all(question));
        return format.choices().stream()
                .max(Comparator.comparingLong(choice ->
                        Words.all(choice).stream().filter(words::contains).count()))
                .orElse("");
    }
}
