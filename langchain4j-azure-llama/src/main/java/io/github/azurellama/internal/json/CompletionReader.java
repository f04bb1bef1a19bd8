package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.Usage;
import io.github.azurellama.response.ContentFilterResult;
import io.github.azurellama.response.ServerTimings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a completion or a chunk in one pass. Servers differ in what they leave out, send as null or spell otherwise, so no
 * field is required and unknown fields are skipped.
 */
public final class CompletionReader {

    private static final Completion NOTHING = new Completion(null, null, null, List.of(), null, List.of(), null);

    /** More than any white space before a body. */
    private static final int LEADING_BYTES = 1024;

    private final Completion previous;
    private @Nullable String id;
    private @Nullable Long created;
    private @Nullable String model;
    private @Nullable Usage usage;
    private @Nullable List<CompletionChoice> choices;
    private List<ContentFilterResult> promptFilterResults = List.of();
    private @Nullable ServerTimings timings;
    private boolean failed;
    /** Has a field that other objects, such as an event of another kind, do not have. */
    private boolean isCompletion;
    /** Has fields that mean an error unless there is something of a completion beside them. */
    private boolean suspicious;
    /** Has the text where llama.cpp's own routes have it. */
    private boolean hasContent;

    private CompletionReader(Completion previous) {
        this.previous = previous;
        id = previous.id();
        created = previous.created();
        model = previous.model();
    }

    /**
     * Reads the body of a response.
     *
     * @throws ErrorPayloadException if the body reports an error
     * @throws MalformedResponseException if the body is not one JSON object
     */
    public static Completion read(byte[] json) throws IOException {
        try (JsonParser in = Json.RESPONSE_FACTORY.createParser(json)) {
            Completion read = read(in, null, json, 0, json.length);
            if (followsAnother(in)) {
                throw new MalformedResponseException(
                        "the response is several JSON objects in place of one", json, 0, json.length);
            }
            return read;
        } catch (JsonProcessingException e) {
            checkNotEvents(json);
            throw MalformedResponseException.notJson(e, json, 0, json.length);
        }
    }

    /** Some servers stream whatever was requested, or wrap an error. */
    private static void checkNotEvents(byte[] body) throws IOException {
        boolean isObject = new String(body, 0, Math.min(body.length, LEADING_BYTES), StandardCharsets.UTF_8)
                .stripLeading()
                .startsWith("{");
        if (!isObject && EmbeddedChunk.find(body, 0, body.length) != null) {
            throw new MalformedResponseException(
                    "the response is a stream of events, although none was requested", body, 0, body.length);
        }
    }

    /** A body of one chunk per line would otherwise be cut after its first line. */
    private static boolean followsAnother(JsonParser in) throws IOException {
        try {
            return in.nextToken() == JsonToken.START_OBJECT;
        } catch (JsonProcessingException e) {
            return false; // text after the object does no harm
        }
    }

    static Completion read(JsonFactory factory, @Nullable Completion previous, byte[] json, int offset, int length)
            throws IOException {
        try (JsonParser in = factory.createParser(json, offset, length)) {
            return read(in, previous, json, offset, length);
        }
    }

    /**
     * Reads the parser's next value, whose bytes are given for error messages. Fields that the previous chunk had and that
     * never change within a stream are skipped, because reading them costs as much as reading the text.
     */
    static Completion read(JsonParser in, @Nullable Completion previous, byte[] json, int offset, int length)
            throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedResponseException(
                    "the response is not the expected JSON: a JSON object was expected"
                            + (in.currentToken() == null ? ", but it is empty" : ""),
                    json,
                    offset,
                    length);
        }
        var reader = new CompletionReader(previous == null ? NOTHING : previous);
        for (String field = JsonValues.nextField(in); field != null; field = JsonValues.nextField(in)) {
            reader.readField(field, in);
        }
        if (reader.failed || (reader.suspicious && reader.isEmpty())) {
            throw new ErrorPayloadException(json, offset, length);
        }
        if (reader.hasContent && reader.choices == null) {
            throw new MalformedResponseException(
                    "the response has a content in place of choices, which is the format of"
                            + " llama.cpp's own routes: use its OpenAI routes, by an endpoint that ends in /v1");
        }
        if (!reader.isCompletion) {
            throw new NoCompletionException(json, offset, length);
        }
        return reader.toCompletion();
    }

    private void readField(String field, JsonParser in) throws IOException {
        if (readOwn(field, in)) {
            isCompletion = true;
        } else {
            readOther(field, in);
        }
    }

    /** Reads a field that only completions have; returns false for any other. */
    private boolean readOwn(String field, JsonParser in) throws IOException {
        switch (field) {
            case "id" -> id = text(in, previous.id());
            case "object" -> failed |= JsonValues.says(in, "error");
            case "created" -> created = number(in, previous.created());
            case "model" -> model = text(in, previous.model());
            case "choices" -> choices = readChoices(in);
            case "usage" -> usage = UsageReader.read(in);
            case "timings" -> timings = TimingsReader.read(in);
            case "prompt_filter_results", "prompt_annotations" -> promptFilterResults = FilterReader.readPrompts(in);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readOther(String field, JsonParser in) throws IOException {
        switch (field) {
            case "error", "errors" -> {
                suspicious |= JsonValues.isPresent(in);
                failed |= JsonValues.describesError(in);
            }
            case "type" -> failed |= JsonValues.says(in, "error");
            case "message", "msg", "detail", "title", "error_message", "errorMessage", "statusCode" -> {
                suspicious |= JsonValues.isPresent(in);
                in.skipChildren();
            }
            case "content" -> hasContent |= JsonValues.string(in) != null;
            default -> in.skipChildren();
        }
    }

    private boolean isEmpty() {
        return (choices == null || choices.isEmpty()) && usage == null;
    }

    private static @Nullable String text(JsonParser in, @Nullable String known) throws IOException {
        if (known == null || known.isEmpty()) {
            return JsonValues.text(in);
        }
        in.skipChildren();
        return known;
    }

    private static @Nullable Long number(JsonParser in, @Nullable Long known) throws IOException {
        if (known == null || known == 0) {
            return JsonValues.number(in);
        }
        in.skipChildren();
        return known;
    }

    private Completion toCompletion() {
        return new Completion(
                id, created, model, choices == null ? List.of() : choices, usage, promptFilterResults, timings);
    }

    private List<CompletionChoice> readChoices(JsonParser in) throws IOException {
        if (!JsonValues.isArray(in)) {
            return List.of();
        }
        List<CompletionChoice> choices = new ArrayList<>(1);
        while (JsonValues.nextObject(in)) {
            var choice = new ChoiceReader(choices.size());
            choices.add(choice.read(in));
            failed |= choice.isFailed();
        }
        return choices;
    }
}
