package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.Usage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads responses of {@code /score}, in the formats of all its generations: an object with {@code output}, or only the list
 * with the text. Errors come with status 200 there, as an {@code error} field or as an empty object.
 */
public final class ScoreReader {

    private final byte[] json;
    private final List<String> outputs = new ArrayList<>();
    private final ChoiceReader choice = new ChoiceReader(0);
    private @Nullable String id;
    private @Nullable String model;
    private @Nullable Usage usage;
    private boolean failed;
    private boolean suspicious;
    private boolean hasChoices;

    private ScoreReader(byte[] json) {
        this.json = json;
    }

    /**
     * Reads the body of a response.
     *
     * @throws ErrorPayloadException if the body reports an error
     * @throws MalformedResponseException if the body is not JSON, or has no output
     */
    public static Completion read(byte[] json) throws IOException {
        try (JsonParser in = Json.RESPONSE_FACTORY.createParser(json)) {
            return new ScoreReader(json).read(in);
        } catch (JsonProcessingException e) {
            throw MalformedResponseException.notJson(e, json, 0, json.length);
        }
    }

    private Completion read(JsonParser in) throws IOException {
        if (in.nextToken() == JsonToken.START_OBJECT) {
            for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
                readField(field, in);
            }
        } else if (in.currentToken() != null) {
            readOutputs(in);
        }
        if (hasChoices) {
            return CompletionReader.read(json);
        }
        List<CompletionChoice> choices = toChoices();
        if (failed || (suspicious && choices.isEmpty())) {
            throw new ErrorPayloadException(json, 0, json.length);
        }
        if (choices.isEmpty()) {
            throw new MalformedResponseException(
                    "the response has no output: content safety blocked it, or the model failed; the log of the"
                            + " deployment has the reason",
                    json,
                    0,
                    json.length);
        }
        return new Completion(id, null, model, choices, usage, List.of(), null);
    }

    private void readField(String field, JsonParser in) throws IOException {
        switch (field) {
            case "output" -> readOutputs(in);
            case "message" -> {
                suspicious |= in.currentToken() == JsonToken.VALUE_STRING;
                choice.readField(field, in);
            }
            case "finish_reason" -> choice.readField(field, in);
            case "tool_calls", "reasoning_content" -> choice.readMessageField(field, in);
            case "id" -> id = JsonValues.text(in);
            case "model" -> model = JsonValues.text(in);
            case "usage" -> usage = UsageReader.read(in);
            case "error", "detail" -> {
                suspicious |= JsonValues.isPresent(in);
                failed |= JsonValues.describesError(in);
            }
            default -> {
                hasChoices |= field.equals("choices");
                in.skipChildren();
            }
        }
    }

    /** The text of each choice: a string, an object whose names are numbers, or a list of these. */
    private void readOutputs(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            addOutput(in);
            return;
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            addOutput(in);
        }
    }

    private void addOutput(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            addText(in);
            return;
        }
        for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
            addText(in);
        }
    }

    private void addText(JsonParser in) throws IOException {
        String text = JsonValues.string(in);
        if (text != null) {
            outputs.add(text);
        }
    }

    /** A model that only reasons, or is cut before its first word, has a message or a finish reason but no output. */
    private List<CompletionChoice> toChoices() {
        CompletionChoice first = choice.toChoice();
        boolean says = first.text() != null
                || first.thinking() != null
                || first.refusal() != null
                || first.finishReason() != null
                || !first.toolCalls().isEmpty();
        if (outputs.isEmpty()) {
            return says ? List.of(first) : List.of();
        }
        List<CompletionChoice> choices = new ArrayList<>();
        choices.add(first.with(outputs.get(0), first.toolCalls()));
        for (String output : outputs.subList(1, outputs.size())) {
            choices.add(furtherChoice(choices.size(), output, first.finishReason()));
        }
        return choices;
    }

    private static CompletionChoice furtherChoice(int index, String text, @Nullable String finishReason) {
        return new CompletionChoice(index, text, null, null, List.of(), finishReason, null, List.of(), List.of(), true);
    }
}
