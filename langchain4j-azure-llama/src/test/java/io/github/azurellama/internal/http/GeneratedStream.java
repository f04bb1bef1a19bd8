package io.github.azurellama.internal.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** One random completion as a body, and as the events of a stream. */
final class GeneratedStream {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> WORDS = List.of(
            "to ", "be ", "ör ", "日本", "\uD83E\uDD99", "\"quoted\" ", "data: ", "line\n", "{x} ", "[DONE] ", ", ");

    private final Random random;
    private final String text;
    private final String thinking;
    private final List<String> arguments = new ArrayList<>();
    private final String reason;
    /** How a stream identifies its tool calls. */
    private final int shape;

    GeneratedStream(long seed) {
        random = new Random(seed);
        text = words();
        thinking = random.nextInt(3) == 0 ? words() : "";
        for (int call = random.nextInt(6) - 2; call > 0; call--) {
            arguments.add(
                    random.nextBoolean()
                            ? "{}"
                            : JSON.objectNode().put("x", words()).toString());
        }
        shape = random.nextInt(7);
        reason = arguments.isEmpty() ? "stop" : "tool_calls";
    }

    private String words() {
        return random.ints(random.nextInt(12), 0, WORDS.size())
                .mapToObj(WORDS::get)
                .collect(Collectors.joining());
    }

    byte[] whole() {
        ObjectNode whole = envelope();
        ObjectNode choice = whole.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        message.put("content", text);
        if (!thinking.isEmpty()) {
            message.put("reasoning_content", thinking);
        }
        ArrayNode calls = message.putArray("tool_calls");
        for (int i = 0; i < arguments.size(); i++) {
            calls.add(call(i, arguments.get(i)));
        }
        choice.put("finish_reason", reason);
        putUsage(whole);
        return whole.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The chunks in one of the shapes that servers use. */
    List<String> chunks() {
        List<ObjectNode> chunks = new ArrayList<>();
        boolean thinksTwice = random.nextBoolean();
        delta(chunks).put("role", "assistant").put("content", "");
        for (String fragment : fragments(thinking)) {
            ObjectNode delta = delta(chunks).put("reasoning_content", fragment);
            if (thinksTwice) {
                delta.put("reasoning", fragment).putNull("content");
            }
        }
        for (String fragment : fragments(text)) {
            delta(chunks).put("content", fragment);
        }
        for (int i = 0; i < arguments.size(); i++) {
            addCall(chunks, i);
        }
        ObjectNode last = envelope();
        ObjectNode choice = last.putArray("choices").addObject().put("index", 0).put("finish_reason", reason);
        choice.putObject("delta");
        chunks.add(last);
        ObjectNode end = envelope();
        end.putArray("choices");
        putUsage(random.nextBoolean() ? end : last);
        chunks.add(end);
        return chunks.stream().map(ObjectNode::toString).toList();
    }

    /**
     * Shape 0 sends id and name once, 1 in each chunk; 2 sends complete calls, 3 all of them under one index, 4 under one id
     * too; 5 sends fragments of calls of one tool under one index without ids, 6 under one id without an index.
     */
    private void addCall(List<ObjectNode> chunks, int index) {
        if (shape >= 2 && shape <= 4) {
            ObjectNode call = call(index, arguments.get(index));
            if (shape >= 3) {
                call.put("index", 0).put("id", shape == 3 ? "id-" + index : "id-0");
            }
            delta(chunks).putArray("tool_calls").add(call);
            return;
        }
        List<String> fragments = new ArrayList<>(List.of(""));
        fragments.addAll(fragments(arguments.get(index)));
        for (int i = 0; i < fragments.size(); i++) {
            ObjectNode call = call(index, fragments.get(i));
            if (shape == 5) {
                call.put("index", 0).remove("id");
            } else if (shape == 6) {
                call.put("id", "id-0").remove("index");
            }
            if (shape != 1 && i > 0) {
                call.remove("id");
                ((ObjectNode) call.get("function")).remove("name");
            }
            delta(chunks).putArray("tool_calls").add(call);
        }
    }

    private ObjectNode call(int index, String arguments) {
        ObjectNode call = JSON.objectNode().put("index", index).put("id", "id-" + index);
        call.put("type", "function")
                .putObject("function")
                .put("name", shape >= 5 ? "f" : "f" + index)
                .put("arguments", arguments);
        return call;
    }

    private static ObjectNode envelope() {
        return JSON.objectNode()
                .put("id", "c1")
                .put("object", "chat.completion.chunk")
                .put("created", 17)
                .put("model", "llama");
    }

    private static ObjectNode delta(List<ObjectNode> chunks) {
        ObjectNode chunk = envelope();
        chunks.add(chunk);
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.putNull("finish_reason");
        return choice.putObject("delta");
    }

    private static void putUsage(ObjectNode completion) {
        completion
                .putObject("usage")
                .put("prompt_tokens", 3)
                .put("completion_tokens", 4)
                .put("total_tokens", 7);
    }

    private List<String> fragments(String whole) {
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

    /** Chunks as events with what servers and proxies put between them, in a certain line ending. */
    String events(List<String> chunks, String lineEnding) {
        var events = new StringBuilder();
        for (String chunk : chunks) {
            events.append(between())
                    .append(random.nextBoolean() ? "data: " : "data:")
                    .append(chunk)
                    .append("\n\n");
        }
        events.append(between()).append(random.nextBoolean() ? "data: [DONE]\n\n" : "data: [DONE] \n\n");
        return events.toString().replace("\n", lineEnding);
    }

    private String between() {
        return switch (random.nextInt(16)) {
            case 0 -> ": keep-alive\n\n";
            case 1 -> "event: ping\ndata: 2026-01-02 03:04:05\n\n";
            case 2 -> "data: : keepalive\n\n";
            case 3 -> "data: null\n\n";
            case 4 -> "data:\n\n";
            case 5 -> "\n";
            case 6 -> "id: 7\nretry: 10\n";
            case 7 -> "event: message\n";
            case 8 -> "data: {\"error\":false}\n\n";
            case 9 -> "data: {\"type\":\"ping\"}\n\n";
            case 10 -> "event: ping\n\n";
            case 11 -> "x-trace: 7\n";
            default -> "";
        };
    }

    int[] reads(int length) {
        return random.ints(length, 1, 2 + random.nextInt(40)).toArray();
    }
}
