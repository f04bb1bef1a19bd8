package io.github.azurellama.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
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
final class ScoreReader {

    private ScoreReader() {}

    static Completion read(byte[] json, int offset, int length) throws IOException {
        JsonNode root = Json.tree(json, offset, length);
        if (root.has("choices")) {
            return CompletionReader.read(json, offset, length);
        }
        if (root.hasNonNull("error") || root.hasNonNull("detail")) {
            throw new ErrorInAnswerException(json, offset, length);
        }
        List<CompletionChoice> choices = new ArrayList<>();
        for (String output : outputs(root.isArray() ? root : root.path("output"))) {
            choices.add(choice(choices.size(), output, root));
        }
        if (choices.isEmpty() && root.path("tool_calls").isArray()) {
            choices.add(choice(0, "", root));
        }
        if (choices.isEmpty()) {
            throw new UnusableAnswerException("the server answered without an output: content safety blocked it, or the"
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
