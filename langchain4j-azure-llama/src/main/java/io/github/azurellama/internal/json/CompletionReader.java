package io.github.azurellama.internal.json;

import static com.fasterxml.jackson.core.JsonToken.START_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_NULL;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.Usage;
import io.github.azurellama.response.ContentFilterResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer or a chunk in one pass. Servers differ in what they leave out, send as null or spell otherwise, so
 * nothing is demanded here and unknown fields are skipped.
 */
public final class CompletionReader {

    private static final Completion NOTHING = new Completion(null, null, null, List.of(), null, List.of());

    private final Completion previous;
    private @Nullable String id;
    private @Nullable Long created;
    private @Nullable String model;
    private @Nullable Usage usage;
    private @Nullable List<CompletionChoice> choices;
    private List<ContentFilterResult> promptFilterResults = List.of();
    private boolean failed;
    private boolean suspicious;

    private CompletionReader(Completion previous) {
        this.previous = previous;
        id = previous.id();
        created = previous.created();
        model = previous.model();
    }

    /**
     * Reads the body of a response.
     *
     * @throws ErrorPayloadException if it reports an error
     * @throws MalformedResponseException if it is no JSON
     */
    public static Completion read(byte[] json) throws IOException {
        try {
            return read(Json.FACTORY, null, json, 0, json.length);
        } catch (JsonProcessingException e) {
            throw MalformedResponseException.notJson(e, json, 0, json.length);
        }
    }

    static Completion read(JsonFactory factory, @Nullable Completion previous, byte[] json, int offset, int length)
            throws IOException {
        try (JsonParser in = factory.createParser(json, offset, length)) {
            return read(in, previous, json, offset, length);
        }
    }

    /**
     * Reads the parser's next value, which those bytes hold. What the chunk before told of the whole answer is not read
     * again: it costs as much as the token.
     */
    static Completion read(JsonParser in, @Nullable Completion previous, byte[] json, int offset, int length)
            throws IOException {
        if (in.nextToken() != START_OBJECT) {
            throw new JsonParseException(in, "a JSON object was expected");
        }
        var reader = new CompletionReader(previous == null ? NOTHING : previous);
        reader.readFields(in);
        if (reader.failed || (reader.suspicious && reader.choices == null)) {
            throw new ErrorPayloadException(json, offset, length);
        }
        return reader.toCompletion();
    }

    private void readFields(JsonParser in) throws IOException {
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            JsonToken token = in.nextToken();
            switch (field) {
                case "id" -> id = text(in, previous.id());
                case "created" -> created = number(in, previous.created());
                case "model" -> model = text(in, previous.model());
                case "choices" -> choices = readChoices(in);
                case "usage" -> usage = readUsage(in);
                case "prompt_filter_results", "prompt_annotations" ->
                    promptFilterResults = FilterReader.readPrompts(in);
                case "error" -> {
                    failed |= token != VALUE_NULL;
                    in.skipChildren();
                }
                case "object" -> failed |= Json.says(in, "error");
                case "message", "detail", "statusCode" -> {
                    suspicious |= token != VALUE_NULL;
                    in.skipChildren();
                }
                default -> in.skipChildren();
            }
        }
    }

    private static @Nullable String text(JsonParser in, @Nullable String known) throws IOException {
        if (known == null || known.isEmpty()) {
            return Json.text(in);
        }
        in.skipChildren();
        return known;
    }

    private static @Nullable Long number(JsonParser in, @Nullable Long known) throws IOException {
        if (known == null || known == 0) {
            return Json.number(in);
        }
        in.skipChildren();
        return known;
    }

    private Completion toCompletion() {
        return new Completion(id, created, model, choices == null ? List.of() : choices, usage, promptFilterResults);
    }

    private static List<CompletionChoice> readChoices(JsonParser in) throws IOException {
        if (in.currentToken() != START_ARRAY) {
            in.skipChildren();
            return List.of();
        }
        List<CompletionChoice> choices = new ArrayList<>(1);
        while (Json.nextObject(in)) {
            choices.add(new ChoiceReader().read(in));
        }
        return choices;
    }

    private static @Nullable Usage readUsage(JsonParser in) throws IOException {
        if (in.currentToken() != START_OBJECT) {
            in.skipChildren();
            return null;
        }
        Integer prompt = null;
        Integer completion = null;
        Integer total = null;
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            in.nextToken();
            switch (field) {
                case "prompt_tokens" -> prompt = Json.integer(in);
                case "completion_tokens" -> completion = Json.integer(in);
                case "total_tokens" -> total = Json.integer(in);
                default -> in.skipChildren();
            }
        }
        return new Usage(prompt, completion, total);
    }
}
