package io.github.azurellama.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.ErrorPayloadException;
import io.github.azurellama.internal.wire.MalformedResponseException;
import io.github.azurellama.internal.wire.Usage;
import io.github.azurellama.internal.wire.WireToolCall;
import io.github.azurellama.response.TokenLogprob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code /score} answers, in the forms of all its generations: an object with {@code output}, or only a list
 * with the text. Errors come with status 200 there, as an {@code error} field or as an empty object.
 */
public final class ScoreReader {

    private ScoreReader() {}

    /**
     * Reads the body of a response.
     *
     * @throws ErrorPayloadException if it reports an error
     * @throws MalformedResponseException if it is no JSON, or has no output
     */
    public static Completion read(byte[] json) throws IOException {
        JsonNode root;
        try {
            root = Json.tree(json);
        } catch (JsonProcessingException e) {
            throw MalformedResponseException.notJson(e, json, 0, json.length);
        }
        if (root.has("choices")) {
            return CompletionReader.read(json);
        }
        if (root.hasNonNull("error") || root.hasNonNull("detail")) {
            throw new ErrorPayloadException(json, 0, json.length);
        }
        List<CompletionChoice> choices = new ArrayList<>();
        for (String output : outputs(root.isArray() ? root : root.path("output"))) {
            choices.add(choice(choices.size(), output, root));
        }
        if (choices.isEmpty() && root.path("tool_calls").isArray()) {
            choices.add(choice(0, "", root));
        }
        if (choices.isEmpty()) {
            throw new MalformedResponseException(
                    "the server answered without an output: content safety blocked it, or the"
                            + " model failed; the deployment's log tells which");
        }
        return new Completion(
                text(root.path("id")), null, text(root.path("model")), choices, usage(root.path("usage")), List.of());
    }

    /** The text of each answer: a string, a list of strings, or a list of objects with numbers for names. */
    private static List<String> outputs(JsonNode output) {
        if (output.isTextual()) {
            return List.of(output.asText());
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : output) {
            if (item.isTextual()) {
                texts.add(item.asText());
            } else {
                item.elements().forEachRemaining(text -> texts.add(text.asText()));
            }
        }
        return texts;
    }

    private static CompletionChoice choice(int index, String text, JsonNode root) {
        return new CompletionChoice(
                index,
                text,
                text(root.path("reasoning_content")),
                null,
                index == 0 ? toolCalls(root.path("tool_calls")) : List.of(),
                text(root.path("finish_reason")),
                null,
                List.<TokenLogprob>of(),
                List.of());
    }

    private static List<WireToolCall> toolCalls(JsonNode calls) {
        List<WireToolCall> read = new ArrayList<>();
        for (Iterator<JsonNode> it = calls.elements(); it.hasNext(); ) {
            JsonNode call = it.next();
            JsonNode function = call.path("function");
            JsonNode arguments = function.path("arguments");
            read.add(new WireToolCall(
                    null,
                    text(call.path("id")),
                    text(function.path("name")),
                    arguments.isTextual() ? arguments.asText() : arguments.toString()));
        }
        return read;
    }

    private static @Nullable Usage usage(JsonNode usage) {
        return usage.isObject()
                ? new Usage(
                        count(usage.path("prompt_tokens")),
                        count(usage.path("completion_tokens")),
                        count(usage.path("total_tokens")))
                : null;
    }

    private static @Nullable Integer count(JsonNode node) {
        return node.isInt() ? Integer.valueOf(node.intValue()) : null;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
