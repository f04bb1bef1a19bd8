package io.github.azurellama.simulator.responder.skill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.responder.OutputFormat;
import io.github.azurellama.simulator.responder.filling.SchemaFiller;
import io.github.azurellama.simulator.responder.reading.Words;
import java.util.Comparator;
import java.util.HashSet;
import java.util.regex.Pattern;

/** Puts a response into the demanded form: JSON of a schema, any JSON, or one of several choices. */
final class FormattedReply {

    private static final Pattern FIELD = Pattern.compile(
            "(?i)(?:field|key|propert(?:y|ies)|attribute)s?\\s+(?:called\\s+|named\\s+)?[\"'`](\\w+)[\"'`]"
                    + "|[\"'`](\\w+)[\"'`](?:\\s*(?:,|and)\\s*[\"'`]\\w+[\"'`])*\\s+(?:field|key|propert|attribute)");

    private FormattedReply() {}

    static String of(OutputFormat format, String question, String answer) {
        return switch (format.kind()) {
            case TEXT -> answer;
            case CHOICE -> choice(format, question, answer);
            case JSON_SCHEMA -> json(format.schema(), question, answer);
            case JSON_OBJECT -> json(fields(question), question, answer);
        };
    }

    /** Fills the schema from the question, or from a response to it that holds more. */
    static String json(ObjectNode schema, String question, String answer) {
        var fromQuestion = SchemaFiller.fill(schema, question);
        boolean known = !answer.startsWith("I am a simulated Llama") && !answer.startsWith("Nice to know");
        var fromAnswer = SchemaFiller.fill(schema, answer);
        boolean better = known && fromAnswer.found() >= fromQuestion.found() && fromAnswer.found() > 0;
        return (better ? fromAnswer : fromQuestion).value().toString();
    }

    /** A schema of the fields that a question names in words: "a JSON object with a single 'city' field". */
    private static ObjectNode fields(String question) {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        var matcher = FIELD.matcher(question);
        while (matcher.find()) {
            var name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            properties.putObject(name).put("type", "string");
            required.add(name);
        }
        if (properties.isEmpty()) {
            properties.putObject("answer").put("type", "string").put("description", "text");
            required.add("answer");
        }
        return schema;
    }

    private static String choice(OutputFormat format, String question, String answer) {
        var words = new HashSet<>(Words.all(answer + " " + question));
        return format.choices().stream()
                .max(Comparator.comparingLong(choice ->
                        Words.all(choice).stream().filter(words::contains).count()))
                .orElse("");
    }
}
