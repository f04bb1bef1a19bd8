package io.github.azurellama.internal.stream;

import static io.github.azurellama.testing.Events.body;
import static io.github.azurellama.testing.Events.call;
import static io.github.azurellama.testing.Events.calls;
import static io.github.azurellama.testing.Events.chunk;
import static io.github.azurellama.testing.Events.end;
import static io.github.azurellama.testing.Responses.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.MockServerTest;
import io.github.azurellama.testing.Responses;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which entries are one tool call does not depend on the fields that servers send more than once. */
class ToolCallIdentityTest extends MockServerTest {

    static final ChatRequest WITH_TOOLS = ChatRequest.builder()
            .messages(question("Hi").messages())
            .toolSpecifications(Stream.of("get_weather", "get_time", "pay")
                    .map(name -> ToolSpecification.builder().name(name).build())
                    .toList())
            .build();

    private static final String OSLO = "{\"city\":\"Oslo\"}";
    private static final String ROME = "{\"city\":\"Rome\"}";

    private ChatResponse whole(String... calls) {
        enqueue(Responses.json(
                200, body("{\"content\":null,\"tool_calls\":[" + String.join(",", calls) + "]}", "tool_calls")));
        return open(CallMode.SYNC).ask(WITH_TOOLS);
    }

    private ChatResponse streamed(String... events) {
        enqueue(Responses.events(String.join("", events) + DONE));
        return open(CallMode.STREAMING).ask(WITH_TOOLS);
    }

    private static List<String> found(ChatResponse response) {
        assertThat(response.aiMessage().toolExecutionRequests())
                .extracting(ToolExecutionRequest::id)
                .doesNotContainNull();
        return response.aiMessage().toolExecutionRequests().stream()
                .map(call -> call.name() + call.arguments())
                .toList();
    }

    @Test
    void elements_of_a_body_are_calls_whatever_id_and_index_they_share() {
        assertThat(found(whole(call(null, "same", "get_weather", OSLO), call(null, "same", "get_time", "{}"))))
                .containsExactly("get_weather" + OSLO, "get_time{}");
        assertThat(found(whole(call(0, "same", "get_weather", OSLO), call(0, "same", "get_weather", ROME))))
                .containsExactly("get_weather" + OSLO, "get_weather" + ROME);
        assertThat(found(whole(call(0, null, "get_time", ""), call(0, null, "get_weather", OSLO))))
                .containsExactly("get_time{}", "get_weather" + OSLO);
        assertThat(found(whole(call(0, null, "get_time", ""), call(0, null, "pay", ""))))
                .containsExactly("get_time{}", "pay{}");
    }

    @Test
    void a_body_in_place_of_a_stream_is_a_body() {
        enqueue(Responses.json(
                200,
                body(
                        "{\"content\":null,\"tool_calls\":[" + call(0, "same", "get_time", "") + ","
                                + call(0, "same", "get_time", "") + "]}",
                        "tool_calls")));

        assertThat(found(open(CallMode.STREAMING).ask(WITH_TOOLS))).containsExactly("get_time{}", "get_time{}");
    }

    @Test
    void whole_calls_in_chunks_are_calls_whatever_id_and_index_they_share() {
        for (Integer index : new Integer[] {0, null}) {
            assertThat(found(streamed(
                            calls(call(index, "same", "get_weather", OSLO)),
                            calls(call(index, "same", "get_weather", ROME)),
                            end("tool_calls"))))
                    .containsExactly("get_weather" + OSLO, "get_weather" + ROME);
            assertThat(found(streamed(
                            calls(call(index, null, "get_time", "")),
                            calls(call(index, null, "get_weather", OSLO)),
                            end("tool_calls"))))
                    .containsExactly("get_time{}", "get_weather" + OSLO);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"\",\"type\":\"function\"}",
                "{\"index\":0,\"id\":\"\",\"type\":\"function\"}",
                "{\"index\":1,\"id\":null,\"function\":{\"name\":null,\"arguments\":\"\"}}",
                "{\"index\":1,\"id\":\"x\",\"function\":{\"name\":\"\",\"arguments\":null}}",
                "{}",
                "null"
            })
    void an_entry_without_name_and_arguments_calls_nothing(String empty) {
        for (String content : List.of("\"All done.\"", "null")) {
            String none = "\"content\":" + content + ",\"tool_calls\":[" + empty + "]";
            enqueue(Responses.json(200, body("{" + none + "}", "stop")));

            ChatResponse response = open(CallMode.SYNC).ask(WITH_TOOLS);

            assertThat(response.aiMessage().text()).isEqualTo(content.equals("null") ? "" : "All done.");
            assertThat(response.aiMessage().hasToolExecutionRequests()).isFalse();
            assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        }
        ChatResponse streamed = streamed(chunk("\"All done.\"", "null"), calls(empty), end("stop"));
        assertThat(streamed.aiMessage().text()).isEqualTo("All done.");
        assertThat(streamed.aiMessage().hasToolExecutionRequests()).isFalse();

        assertThat(found(streamed(calls(call(0, "a", "get_weather", OSLO)), calls(empty), end("tool_calls"))))
                .containsExactly("get_weather" + OSLO);
        assertThat(found(whole(call(0, "a", "get_weather", OSLO), empty))).containsExactly("get_weather" + OSLO);
    }

    @Test
    void a_call_in_text_and_field_is_one_call() {
        String text = "\"{\\\"name\\\": \\\"pay\\\", \\\"parameters\\\": {\\\"amount\\\": 5}}\"";
        String call = call(0, "a", "pay", "{\"amount\":5}");

        enqueue(Responses.json(200, body("{\"content\":" + text + ",\"tool_calls\":[" + call + "]}", "tool_calls")));
        assertThat(found(open(CallMode.SYNC).ask(WITH_TOOLS))).containsExactly("pay{\"amount\":5}");

        assertThat(found(streamed(chunk(text, "null"), calls(call), end("tool_calls"))))
                .containsExactly("pay{\"amount\":5}");
        assertThat(found(streamed(calls(call), chunk(text, "null"), end("tool_calls"))))
                .containsExactly("pay{\"amount\":5}");
    }

    @Test
    void another_call_in_the_text_is_another_call() {
        String text = "\"{\\\"name\\\": \\\"pay\\\", \\\"parameters\\\": {\\\"amount\\\": 6}}\"";
        String call = call(0, "a", "pay", "{\"amount\":5}");

        assertThat(found(streamed(chunk(text, "null"), calls(call), end("tool_calls"))))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"city\": \"Os", "{", "", "{\"city\":\"Oslo\""})
    void a_call_that_the_limit_cut_is_no_call(String cut) {
        enqueue(Responses.json(
                200,
                body(
                        "{\"content\":\"Let me see.\",\"tool_calls\":[" + call(0, "a", "get_weather", cut) + "]}",
                        "length")));
        ChatResponse whole = open(CallMode.SYNC).ask(WITH_TOOLS);
        enqueue(Responses.events(
                chunk("\"Let me see.\"", "null") + calls(call(0, "a", "get_weather", cut)) + end("length") + DONE));
        ChatResponse streamed = open(CallMode.STREAMING).ask(WITH_TOOLS);

        for (ChatResponse response : List.of(whole, streamed)) {
            assertThat(response.aiMessage().text()).isEqualTo("Let me see.");
            assertThat(response.aiMessage().hasToolExecutionRequests()).isFalse();
            assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
        }
    }

    @Test
    void calls_before_the_one_that_the_limit_cut_remain() {
        ChatResponse response = streamed(
                calls(call(0, "a", "get_weather", OSLO)), calls(call(1, "b", "get_weather", "{\"ci")), end("length"));

        assertThat(found(response)).containsExactly("get_weather" + OSLO);
        assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
    }
}
