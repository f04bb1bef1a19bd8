package io.github.azurellama.simulator.responder.prompted;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.Message;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.OutputFormat;
import io.github.azurellama.simulator.responder.OutputFormat.Kind;
import io.github.azurellama.simulator.responder.Responder;
import io.github.azurellama.simulator.responder.Role;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the schema of the response out of the system message, calls another responder with it, and puts around its JSON
 * what models like to put there. The schema is the last JSON object of a system message that speaks of a JSON schema.
 */
public final class PromptedJson implements Responder {

    private static final Pattern DEMAND = Pattern.compile("(?i)\\bJSON schema\\b");

    private final Responder responder;
    private final Wrapping wrapping;

    /** What stands around the JSON of a response. */
    public enum Wrapping {
        /** Nothing. */
        NONE("", ""),
        /** A Markdown fence. */
        FENCE("```json\n", "\n```"),
        /** Words before it, and a fence. */
        WORDS("Here is the JSON you asked for:\n\n```json\n", "\n```\n\nLet me know if you need more!");

        private final String before;
        private final String after;

        Wrapping(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    /** Calls that responder and wraps its JSON like this. */
    public PromptedJson(Responder responder, Wrapping wrapping) {
        this.responder = responder;
        this.wrapping = wrapping;
    }

    @Override
    public Optional<ModelOutput> respond(Conversation conversation) {
        if (conversation.format().kind() != Kind.TEXT
                || !DEMAND.matcher(conversation.instructions()).find()) {
            return responder.respond(conversation);
        }
        List<ObjectNode> objects = JsonObjects.in(conversation.instructions()).objects();
        return objects.isEmpty()
                ? responder.respond(conversation)
                : responder
                        .respond(structured(conversation, objects.get(objects.size() - 1)))
                        .map(this::wrapped);
    }

    private ModelOutput wrapped(ModelOutput output) {
        return output.toolCalls().isEmpty()
                ? new ModelOutput(
                        wrapping.before + output.text() + wrapping.after,
                        List.of(),
                        output.finishReason(),
                        output.verdict())
                : output;
    }

    /** A schema that names no property allows any object. */
    private static Conversation structured(Conversation conversation, ObjectNode schema) {
        List<Message> others = conversation.messages().stream()
                .filter(message -> message.role() != Role.SYSTEM
                        || !DEMAND.matcher(message.text()).find())
                .toList();
        return conversation.with(
                others,
                conversation.tools(),
                conversation.toolChoice(),
                schema.size() == 1 ? OutputFormat.JSON_OBJECT : OutputFormat.schema("", schema));
    }
}
