package io.github.azurellama.internal.stream;

import static io.github.azurellama.testing.Events.chunk;
import static io.github.azurellama.testing.Events.end;
import static io.github.azurellama.testing.Responses.DONE;
import static io.github.azurellama.testing.Responses.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaStreamingChatModel;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.request.ToolCalling;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.Recorder;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.StreamRecorder.Kind;
import io.github.azurellama.testing.StreamRecorder.StreamCallback;
import io.github.azurellama.testing.WireTest;
import java.util.List;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reasoning, in a field of its own or in tags in the text, and on its way back to the model. */
class ThinkingTest extends WireTest {

    private static final String TAGGED = "<think>\\nHm, so.\\n</think>\\n\\nHi you";

    /** The same response whole or streamed. */
    private static MockResponse.Builder response(CallMode mode, String field) {
        return mode.isStreaming()
                ? Responses.events(event("{\"choices\":[{\"index\":0,\"delta\":{\"" + field + "\":\"Hm, \"}}]}")
                        + event("{\"choices\":[{\"index\":0,\"delta\":{\"" + field + "\":\"so.\"}}]}")
                        + chunk("\"Hi \"", "null")
                        + chunk("\"you\"", "null")
                        + end("stop")
                        + DONE)
                : Responses.json(
                        200,
                        "{\"choices\":[{\"index\":0,\"message\":{\"" + field
                                + "\":\"Hm, so.\",\"content\":\"Hi you\"},\"finish_reason\":\"stop\"}]}");
    }

    private AiMessage message(CallMode mode, MockResponse.Builder response, @Nullable Boolean returnThinking) {
        enqueue(response);
        return open(mode, builder -> builder.returnThinking(returnThinking))
                .ask("Hi")
                .aiMessage();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void of_a_field_of_its_own_is_returned_unless_it_is_not_wanted(CallMode mode) {
        for (String field : List.of("reasoning_content", "reasoning")) {
            assertThat(message(mode, response(mode, field), null).thinking()).isEqualTo("Hm, so.");
            assertThat(message(mode, response(mode, field), true).thinking()).isEqualTo("Hm, so.");
            assertThat(message(mode, response(mode, field), false).thinking()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void in_the_text_is_split_off_on_request(CallMode mode) {
        AiMessage split = message(mode, mode.answer(TAGGED), true);
        assertThat(split.thinking()).isEqualTo("Hm, so.");
        assertThat(split.text()).isEqualTo("Hi you");

        for (Boolean unsplit : new Boolean[] {null, false}) {
            AiMessage message = message(mode, mode.answer(TAGGED), unsplit);
            assertThat(message.thinking()).isNull();
            assertThat(message.text()).startsWith("<think>").endsWith("Hi you");
        }
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void that_the_prompt_has_begun_is_split_off_on_request(CallMode mode) {
        AiMessage split = message(mode, mode.answer("Hm, so.\\n</think>\\n\\nHi you"), true);

        assertThat(split.thinking()).isEqualTo("Hm, so.");
        assertThat(split.text()).isEqualTo("Hi you");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_response_without_it_is_only_text(CallMode mode) {
        AiMessage message = message(mode, mode.answer("Hi you"), true);

        assertThat(message.thinking()).isNull();
        assertThat(message.text()).isEqualTo("Hi you");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_call_behind_it_is_a_call_and_one_inside_is_not(CallMode mode) {
        String call = "{\\\"name\\\": \\\"get_time\\\", \\\"parameters\\\": {}}";
        enqueue(mode.answer("<think>I could " + call + "</think>" + call));

        AiMessage message = open(
                        mode,
                        builder -> builder.returnThinking(true)
                                .toolCalling(ToolCalling.PROMPTED)
                                .toolSpecifications(List.of(ToolSpecification.builder()
                                        .name("get_time")
                                        .build())))
                .ask("Hi")
                .aiMessage();

        assertThat(message.toolExecutionRequests()).hasSize(1);
        assertThat(message.thinking()).startsWith("I could {");
        assertThat(message.text()).isNull();
    }

    private List<StreamCallback> streamed(String events) {
        enqueue(Responses.events(events));
        Recorder recorder = watched(new Recorder());
        AzureLlamaStreamingChatModel.builder()
                .endpoint(url("/v1"))
                .returnThinking(true)
                .build()
                .chat(question("Hi"), recorder);
        return recorder.untilEnd();
    }

    @Test
    void is_streamed_before_the_text() {
        List<StreamCallback> callbacks = streamed(chunk("\"<th\"", "null")
                + chunk("\"ink>Hm, \"", "null")
                + chunk("\"so\"", "null")
                + chunk("\".</think>\\n\"", "null")
                + chunk("\"\\nHi \"", "null")
                + chunk("\"you\"", "null")
                + end("stop")
                + DONE);

        assertThat(callbacks.stream()
                        .filter(one -> one.kind() == Kind.THINKING || one.kind() == Kind.TEXT)
                        .map(one -> one.kind() + ":" + one.value()))
                .containsExactly("THINKING:Hm,", "THINKING: so", "THINKING:.", "TEXT:Hi ", "TEXT:you");
    }

    @Test
    void text_is_streamed_at_once_where_it_came_in_a_field() {
        List<StreamCallback> callbacks =
                streamed(event("{\"choices\":[{\"index\":0,\"delta\":{\"reasoning\":\"Hm\",\"content\":\"Hi \"}}]}")
                        + chunk("\"you\"", "null")
                        + end("stop")
                        + DONE);

        assertThat(callbacks.stream()
                        .filter(one -> one.kind() == Kind.THINKING || one.kind() == Kind.TEXT)
                        .map(one -> one.kind() + ":" + one.value()))
                .containsExactly("THINKING:Hm", "TEXT:Hi ", "TEXT:you");
    }

    private static ChatRequest conversation() {
        return ChatRequest.builder()
                .messages(
                        UserMessage.from("Hi"),
                        AiMessage.builder().text("Hello").thinking("Hm").build(),
                        UserMessage.from("What time is it?"),
                        AiMessage.builder()
                                .thinking("A tool")
                                .toolExecutionRequests(List.of(ToolExecutionRequest.builder()
                                        .id("a")
                                        .name("get_time")
                                        .arguments("{}")
                                        .build()))
                                .build(),
                        UserMessage.from("Well?"),
                        AiMessage.builder().text("I cannot say").thinking("").build())
                .build();
    }

    private List<String> sent(String field, Consumer<AzureLlamaChatModelBuilder<?>> settings) {
        return body(sent(CallMode.SYNC, conversation(), settings))
                .path("messages")
                .findValuesAsText(field);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"NATIVE", "PROMPTED"},
            value = ToolCalling.class)
    void is_sent_back_on_request_only(ToolCalling toolCalling) {
        Consumer<AzureLlamaChatModelBuilder<?>> tools = builder -> builder.toolCalling(toolCalling);

        assertThat(sent("reasoning_content", tools)).isEmpty();
        assertThat(sent("reasoning_content", tools.andThen(b -> b.sendThinking(false))))
                .isEmpty();
        assertThat(sent("reasoning_content", tools.andThen(b -> b.sendThinking(true))))
                .containsExactly("Hm", "A tool");
        assertThat(sent("reasoning", tools.andThen(b -> b.sendThinking(true, "reasoning"))))
                .containsExactly("Hm", "A tool");
        assertThat(sent(
                        "reasoning",
                        tools.andThen(b -> b.sendThinking(true, "reasoning").sendThinking(null))))
                .isEmpty();
    }

    @Test
    void of_merged_messages_is_merged() {
        ChatRequest request = ChatRequest.builder()
                .messages(
                        UserMessage.from("Hi"),
                        AiMessage.builder().text("One").thinking("Hm").build(),
                        AiMessage.builder().text("Two").build(),
                        AiMessage.builder().text("Three").thinking("Oh").build())
                .build();

        assertJson(
                body(sent(
                                CallMode.SYNC,
                                request,
                                builder ->
                                        builder.mergeConsecutiveMessages(true).sendThinking(true)))
                        .path("messages")
                        .path(1),
                "{'role':'assistant','content':'One\\n\\nTwo\\n\\nThree','reasoning_content':'Hm\\n\\nOh'}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "content", "role", "tool_calls", "tool_call_id", "name"})
    void a_field_that_cannot_hold_it_is_refused(String field) {
        assertThatThrownBy(() -> AzureLlamaChatModel.builder().sendThinking(true, field))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("sendThinking")
                .hasMessageContaining("'" + field + "'")
                .hasMessageContaining("reasoning_content");
    }
}
