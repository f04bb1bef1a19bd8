package io.github.azurellama.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.mapping.ChatExchange;
import io.github.azurellama.internal.mapping.ResponseMapper;
import io.github.azurellama.internal.mapping.TextFilters;
import io.github.azurellama.internal.wire.ChatCompletionRequest;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.ResponseHead;
import io.github.azurellama.request.LlamaOption;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.StreamRecorder.Kind;
import io.github.azurellama.testing.StreamRecorder.StreamCallback;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a completion is cut into chunks, the accumulator builds the same completion from them. */
class StreamEqualsWholeTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Dialect DIALECT = Dialect.of(Endpoint.of("http://localhost/v1"), null);

    private static ChatExchange exchange(int choices) {
        Map<LlamaOption<?>, Object> options = Map.of(LlamaOption.MAX_TOKENS, 9, LlamaOption.N, choices);
        var request = new ChatCompletionRequest(null, List.of(), options, List.of(), null, null, true);
        return new ChatExchange(request, TextFilters.NONE);
    }

    /** One choice of the completion, before it is written whole or in chunks. */
    private record Plan(int index, String text, String thinking, List<String> arguments, List<String> tokens) {}

    private static List<Plan> plans(Random random) {
        List<Plan> plans = new ArrayList<>();
        for (int index = 0; index <= random.nextInt(3); index++) {
            List<String> arguments = new ArrayList<>();
            for (int call = random.nextInt(3); call > 0; call--) {
                arguments.add(random.nextBoolean() ? "{}" : "{\"x\":\"" + words(random) + "\",\"n\":[1,2,3]}");
            }
            plans.add(new Plan(
                    index,
                    words(random),
                    words(random),
                    arguments,
                    List.of(words(random).split(" ", -1))));
        }
        return plans;
    }

    private static String words(Random random) {
        List<String> words = List.of("to", "be", "ör", "ñót", "日本", "🦙", "\\\"quoted\\\"", "line\\n", "<b>");
        return random.ints(random.nextInt(12), 0, words.size())
                .mapToObj(words::get)
                .collect(Collectors.joining(" "));
    }

    private static ObjectNode envelope() {
        return JSON.objectNode().put("id", "c1").put("model", "llama").put("created", 17);
    }

    private static ObjectNode choice(ArrayNode choices, int index) {
        return choices.addObject().put("index", index);
    }

    private static ObjectNode call(int call, Plan plan, String arguments) {
        ObjectNode node = JSON.objectNode().put("index", call).put("id", plan.index + "-" + call);
        node.putObject("function").put("name", "f" + call).put("arguments", arguments);
        return node;
    }

    private static void logprobs(ObjectNode choice, List<String> tokens) {
        ArrayNode content = choice.putObject("logprobs").putArray("content");
        tokens.forEach(token -> content.addObject().put("token", token).put("logprob", -0.5));
    }

    private static ObjectNode whole(List<Plan> plans) {
        ObjectNode whole = envelope();
        ArrayNode choices = whole.putArray("choices");
        for (Plan plan : plans) {
            ObjectNode choice = choice(choices, plan.index).put("finish_reason", "length");
            ObjectNode message = choice.putObject("message")
                    .put("content", plan.text)
                    .put("reasoning_content", plan.thinking.isEmpty() ? null : plan.thinking);
            ArrayNode calls = message.putArray("tool_calls");
            for (int i = 0; i < plan.arguments.size(); i++) {
                calls.add(call(i, plan, plan.arguments.get(i)));
            }
            logprobs(choice, plan.tokens);
        }
        return usage(whole);
    }

    private static ObjectNode usage(ObjectNode answer) {
        answer.putObject("usage")
                .put("prompt_tokens", 3)
                .put("completion_tokens", 4)
                .put("total_tokens", 7);
        return answer;
    }

    /** The chunks of one choice, in an order that keeps each choice's own deltas in order. */
    private static List<ObjectNode> chunks(Plan plan, Random random) {
        List<ObjectNode> chunks = new ArrayList<>();
        for (String text : cut(plan.thinking, random)) {
            delta(chunks, plan).put("reasoning_content", text);
        }
        for (String text : cut(plan.text, random)) {
            delta(chunks, plan).put("content", text);
        }
        for (int i = 0; i < plan.arguments.size(); i++) {
            List<String> deltas = cut(plan.arguments.get(i), random);
            for (int n = 0; n < deltas.size(); n++) {
                ObjectNode call = n == 0 ? call(i, plan, "") : JSON.objectNode().put("index", i);
                ((ObjectNode) (n == 0 ? call.get("function") : call.putObject("function")))
                        .put("arguments", deltas.get(n));
                delta(chunks, plan).putArray("tool_calls").add(call);
            }
        }
        for (String token : plan.tokens) {
            ObjectNode chunk = envelope();
            logprobs(choice(chunk.putArray("choices"), plan.index), List.of(token));
            chunks.add(chunk);
        }
        ObjectNode last = envelope();
        choice(last.putArray("choices"), plan.index)
                .put("finish_reason", "length")
                .putObject("delta");
        chunks.add(last);
        return chunks;
    }

    private static ObjectNode delta(List<ObjectNode> chunks, Plan plan) {
        ObjectNode chunk = envelope();
        chunks.add(chunk);
        return choice(chunk.putArray("choices"), plan.index)
                .putNull("finish_reason")
                .putObject("delta");
    }

    private static List<String> cut(String text, Random random) {
        List<String> deltas = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), text.offsetByCodePoints(from, 1) + random.nextInt(4));
            to += to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? 1 : 0;
            deltas.add(text.substring(from, to));
            from = to;
        }
        return deltas;
    }

    private static List<ObjectNode> mixed(List<Plan> plans, Random random) {
        List<List<ObjectNode>> queues = new ArrayList<>();
        plans.forEach(plan -> queues.add(new ArrayList<>(chunks(plan, random))));
        List<ObjectNode> mixed = new ArrayList<>();
        while (!queues.isEmpty()) {
            Collections.shuffle(queues, random);
            mixed.add(queues.get(0).remove(0));
            queues.removeIf(List::isEmpty);
        }
        ObjectNode last = envelope();
        last.putArray("choices");
        mixed.add(usage(last));
        return mixed;
    }

    private static Completion decode(ObjectNode node) throws IOException {
        return DIALECT.read(node.toString().getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181, 6765, 10946})
    void for_any_cutting(int seed) throws IOException {
        var random = new Random(seed);
        List<Plan> plans = plans(random);
        ChatExchange exchange = exchange(plans.size());
        ChatResponse whole = new ResponseMapper().map(decode(whole(plans)), ResponseHead.of(exchange));

        var recorder = new Recorder();
        var stream = new CompletionStream<ChatExchange, ChatResponse>(
                CompletionAccumulator::ofChat,
                new ResponseMapper()::map,
                handle -> new ChatStreamListener(recorder, handle));
        stream.onOpen(ResponseHead.of(exchange));
        for (ObjectNode chunk : mixed(plans, random)) {
            byte[] json = chunk.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(stream.onEvent(null, json, 0, json.length)).isTrue();
        }
        stream.onEnd();

        List<StreamCallback> callbacks = recorder.untilEnd();
        assertThat(callbacks.get(callbacks.size() - 1).response()).isEqualTo(whole);
        assertThat(joined(callbacks, Kind.TEXT)).isEqualTo(plans.get(0).text);
        assertThat(joined(callbacks, Kind.THINKING)).isEqualTo(plans.get(0).thinking);
        recorder.assertExhausted();
    }

    private static String joined(List<StreamCallback> callbacks, Kind kind) {
        return callbacks.stream()
                .filter(one -> one.kind() == kind)
                .map(one -> (String) one.value())
                .collect(Collectors.joining());
    }
}
