package io.github.azurellama;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.testing.Responses;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;

/** A random completion of the plain shape, as the body or as the events of a stream. */
record PlainCompletion(String text, List<String> arguments, String reason, boolean hasUsage) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> WORDS =
            List.of("to ", "be ", "ör ", "日本 ", "\uD83E\uDD99", "\"q\" ", "\n", "{", "<b> ");

    static PlainCompletion of(Random random) {
        List<String> arguments = new ArrayList<>();
        for (int call = random.nextInt(5) - 2; call > 0; call--) {
            arguments.add(
                    random.nextInt(3) == 0
                            ? "{}"
                            : JSON.objectNode().put("x", words(random)).toString());
        }
        String text = random.nextBoolean() || arguments.isEmpty() ? words(random) : "";
        String reason = arguments.isEmpty()
                ? List.of("stop", "length", "content_filter").get(random.nextInt(3))
                : List.of("tool_calls", "stop").get(random.nextInt(2));
        return new PlainCompletion(text, arguments, reason, random.nextInt(4) > 0);
    }

    private static String words(Random random) {
        return random.ints(random.nextInt(10), 0, WORDS.size())
                .mapToObj(WORDS::get)
                .collect(Collectors.joining());
    }

    MockResponse.Builder whole() {
        ObjectNode whole = envelope("chat.completion");
        ObjectNode choice = whole.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        message.put("content", text.isEmpty() && !arguments.isEmpty() ? null : text);
        for (int i = 0; i < arguments.size(); i++) {
            message.withArray("tool_calls").add(call(i, arguments.get(i)));
        }
        choice.put("finish_reason", reason);
        if (hasUsage) {
            putUsage(whole);
        }
        return Responses.json(200, whole.toString());
    }

    MockResponse.Builder streamed(Random random) {
        var events = new StringBuilder();
        add(events, JSON.objectNode().put("role", "assistant").put("content", ""), null);
        for (String fragment : fragments(text, random)) {
            add(events, JSON.objectNode().put("content", fragment), null);
        }
        for (int i = 0; i < arguments.size(); i++) {
            ObjectNode first = JSON.objectNode();
            first.putArray("tool_calls").add(call(i, ""));
            add(events, first, null);
            for (String fragment : fragments(arguments.get(i), random)) {
                ObjectNode delta = JSON.objectNode();
                ObjectNode call = delta.putArray("tool_calls").addObject().put("index", i);
                call.putObject("function").put("arguments", fragment);
                add(events, delta, null);
            }
        }
        add(events, JSON.objectNode(), reason);
        if (hasUsage) {
            ObjectNode last = envelope("chat.completion.chunk");
            last.putArray("choices");
            putUsage(last);
            events.append(Responses.event(last.toString()));
        }
        return Responses.events(events.append(Responses.DONE).toString());
    }

    private static void add(StringBuilder events, ObjectNode delta, @Nullable String reason) {
        ObjectNode chunk = envelope("chat.completion.chunk");
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", reason);
        events.append(Responses.event(chunk.toString()));
    }

    private static ObjectNode envelope(String object) {
        return JSON.objectNode()
                .put("id", "c1")
                .put("object", object)
                .put("created", 17)
                .put("model", "llama");
    }

    private static ObjectNode call(int index, String arguments) {
        ObjectNode call =
                JSON.objectNode().put("index", index).put("id", "id-" + index).put("type", "function");
        call.putObject("function").put("name", "f" + index).put("arguments", arguments);
        return call;
    }

    private static void putUsage(ObjectNode completion) {
        completion
                .putObject("usage")
                .put("prompt_tokens", 3)
                .put("completion_tokens", 4)
                .put("total_tokens", 7);
    }

    private static List<String> fragments(String whole, Random random) {
        List<String> fragments = new ArrayList<>();
        int from = 0;
        while (from < whole.length()) {
            int to = Math.min(whole.length(), whole.offsetByCodePoints(from, 1) + random.nextInt(4));
            to += to < whole.length() && Character.isLowSurrogate(whole.charAt(to)) ? 1 : 0;
            fragments.add(whole.substring(from, to));
            from = to;
        }
        return fragments;
    }
}
