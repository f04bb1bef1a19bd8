package io.github.azurellama.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.Recorder.Told;
import io.github.azurellama.testing.Replies;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * LangChain4j's own model for OpenAI reads well-formed responses of the plain shape in the same way, whether they are streamed or
 * not. A failing seed is part of the test's name. These differences are on purpose:
 *
 * <table>
 *   <caption>Differences</caption>
 *   <tr><th>response</th><th>OpenAI</th><th>this library</th><th>reason</th></tr>
 *   <tr><td>an empty text without tool calls</td><td>null in some cases</td><td>""</td><td>callers rarely expect null where no
 *       tool is called</td></tr>
 *   <tr><td>tool calls with the finish reason {@code stop}</td><td>STOP</td><td>TOOL_EXECUTION</td><td>vLLM sends either,
 *       depending on its version</td></tr>
 * </table>
 */
class OpenAiOracleTest extends MockServerTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> WORDS =
            List.of("to ", "be ", "ör ", "日本 ", "\uD83E\uDD99", "\"q\" ", "\n", "{", "<b> ");

    /** A completion of the plain shape. */
    private record Plan(String text, List<String> arguments, String reason, boolean hasUsage) {

        static Plan of(Random random) {
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
            return new Plan(text, arguments, reason, random.nextInt(4) > 0);
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
            return Replies.json(200, whole.toString());
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
                events.append(Replies.event(last.toString()));
            }
            return Replies.events(events.append(Replies.DONE).toString());
        }

        private static void add(StringBuilder events, ObjectNode delta, @Nullable String reason) {
            ObjectNode chunk = envelope("chat.completion.chunk");
            ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
            choice.set("delta", delta);
            choice.put("finish_reason", reason);
            events.append(Replies.event(chunk.toString()));
        }

        private static ObjectNode envelope(String object) {
            return JSON.objectNode()
                    .put("id", "c1")
                    .put("object", object)
                    .put("created", 17)
                    .put("model", "llama");
        }

        private static ObjectNode call(int index, String arguments) {
            ObjectNode call = JSON.objectNode()
                    .put("index", index)
                    .put("id", "id-" + index)
                    .put("type", "function");
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

    private record Seen(
            String text,
            List<ToolExecutionRequest> calls,
            @Nullable FinishReason reason,
            @Nullable Integer input,
            @Nullable Integer output,
            @Nullable Integer total) {

        static Seen of(ChatResponse response) {
            AiMessage message = response.aiMessage();
            TokenUsage usage = response.tokenUsage();
            boolean callsTools = message.hasToolExecutionRequests();
            return new Seen(
                    message.text() == null ? "" : message.text(),
                    message.toolExecutionRequests(),
                    callsTools ? FinishReason.TOOL_EXECUTION : response.finishReason(),
                    usage == null ? null : usage.inputTokenCount(),
                    usage == null ? null : usage.outputTokenCount(),
                    usage == null ? null : usage.totalTokenCount());
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void reads_the_same(long seed) {
        var random = new Random(seed);
        Plan plan = Plan.of(random);

        enqueue(plan.whole(), plan.whole());
        Seen whole = Seen.of(
                AzureLlamaChatModel.builder().endpoint(url("/v1")).build().chat(question("Hi")));
        assertThat(whole)
                .isEqualTo(Seen.of(OpenAiChatModel.builder()
                        .baseUrl(url("/v1"))
                        .apiKey(KEY)
                        .modelName("llama")
                        .build()
                        .chat(question("Hi"))));

        MockResponse.Builder streamed = plan.streamed(random);
        enqueue(streamed, streamed);
        var mine = watched(new Recorder());
        AzureLlamaStreamingChatModel.builder().endpoint(url("/v1")).build().chat(question("Hi"), mine);
        Seen mineSeen = seen(mine);
        var theirs = watched(new Recorder());
        OpenAiStreamingChatModel.builder()
                .baseUrl(url("/v1"))
                .apiKey(KEY)
                .modelName("llama")
                .build()
                .chat(question("Hi"), theirs);
        assertThat(mineSeen).isEqualTo(seen(theirs)).isEqualTo(whole);
    }

    private static Seen seen(Recorder recorder) {
        List<Told> told = recorder.untilEnd();
        return Seen.of(told.get(told.size() - 1).response());
    }
}
