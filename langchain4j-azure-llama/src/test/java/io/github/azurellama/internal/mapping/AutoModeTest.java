package io.github.azurellama.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.CapturedLog;
import io.github.azurellama.testing.Chat;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.ToolAndSchema;
import io.github.azurellama.testing.WireTest;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Without settings, tools and schemas reach the model on any endpoint. */
class AutoModeTest extends WireTest {

    /** As servers word it; from vLLM, Azure, llama.cpp, Ollama and gateways. */
    private static final List<MockResponse.Builder> TOOL_REJECTIONS = List.of(
            error(400, "\\\"auto\\\" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set"),
            error(400, "tool_choice = \\\"auto\\\" is not supported!"),
            error(400, "registry.ollama.ai/library/llama3:8b does not support tools"),
            error(400, "Unrecognized request argument supplied: tools"),
            error(400, "Unsupported parameter: 'tools' is not supported with this model."),
            error(
                    400,
                    "Extra parameters ['tools', 'tool_choice'] are not allowed when extra-parameters is set to be 'error'."),
            error(400, "This model does not support tool calling."),
            error(400, "Tool calling is not supported by the deployed model"),
            error(500, "Unsupported param: tools"),
            error(500, "tools param requires --jinja flag"),
            error(501, "function calling is not yet supported"),
            Responses.json(
                    422,
                    "{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"tools\"],\"msg\":\"Extra inputs are not"
                            + " permitted\",\"input\":[{\"type\":\"function\"}]}]}"),
            error(
                    400,
                    "[{'type': 'extra_forbidden', 'loc': ('body', 'tool_choice'), 'msg': 'Extra inputs are not permitted',"
                            + " 'input': 'auto'}]"));

    private static final List<MockResponse.Builder> FORMAT_REJECTIONS = List.of(
            error(400, "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model."),
            error(400, "Invalid parameter: 'response_format' must be one of 'json_object', 'text'."),
            error(
                    400,
                    "response_format value as json_schema is enabled only for api versions 2024-08-01-preview and later"),
            error(400, "Unrecognized request argument supplied: response_format"),
            error(400, "structured outputs are not supported by this engine"),
            error(500, "response_format type must be one of \\\"text\\\" or \\\"json_object\\\", but got: json_schema"),
            Responses.json(
                    422,
                    "{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"response_format\"],\"msg\":\"Extra inputs"
                            + " are not permitted\",\"input\":{\"type\":\"json_schema\"}}]}"));

    private static MockResponse.Builder error(int status, String message) {
        return Responses.json(status, "{\"error\":{\"message\":\"" + message + "\"}}");
    }

    private static Stream<Arguments> inBothModes(List<?> values) {
        return Stream.of(CallMode.values()).flatMap(mode -> values.stream().map(value -> Arguments.of(mode, value)));
    }

    static Stream<Arguments> toolRejections() {
        return inBothModes(TOOL_REJECTIONS);
    }

    static Stream<Arguments> formatRejections() {
        return inBothModes(FORMAT_REJECTIONS);
    }

    @ParameterizedTest
    @MethodSource("toolRejections")
    void rejected_tools_go_through_the_prompt_in_this_call_and_all_later_ones(
            CallMode mode, MockResponse.Builder rejection) {
        var log = new CapturedLog();
        enqueue(rejection, mode.answer("So: " + ToolAndSchema.CALL), mode.answer(ToolAndSchema.CALL));
        Chat chat = open(mode, builder -> builder.logger(log).maxRetries(0));

        ChatResponse first = chat.ask(ToolAndSchema.WITH_TOOL);
        ChatResponse second = chat.ask(ToolAndSchema.WITH_TOOL);

        assertThat(first.aiMessage().toolExecutionRequests()).hasSize(1);
        assertThat(second.aiMessage().toolExecutionRequests()).hasSize(1);
        assertThat(body(taken()).has("tools")).isTrue();
        assertPrompted(body(taken()));
        assertPrompted(body(taken()));
        assertThat(log.lines()).singleElement().asString().startsWith("INFO").contains("toolCalling(PROMPTED)");
    }

    private static void assertPrompted(JsonNode body) {
        assertThat(body.has("tools")).isFalse();
        assertThat(body.has("tool_choice")).isFalse();
        assertThat(body.at("/messages/0/content").asText()).contains("weather");
    }

    @ParameterizedTest
    @MethodSource("formatRejections")
    void a_rejected_format_goes_through_the_prompt_in_this_call_and_all_later_ones(
            CallMode mode, MockResponse.Builder rejection) {
        var log = new CapturedLog();
        enqueue(rejection, mode.answer("So: " + ToolAndSchema.POINT), mode.answer(ToolAndSchema.POINT));
        Chat chat = open(mode, builder -> builder.logger(log).maxRetries(0));

        assertThat(chat.ask(ToolAndSchema.WITH_SCHEMA).aiMessage().text()).isEqualTo("{\"x\":1}");
        assertThat(chat.ask(ToolAndSchema.WITH_SCHEMA).aiMessage().text()).isEqualTo("{\"x\":1}");

        assertThat(body(taken()).has("response_format")).isTrue();
        assertThat(body(taken()).has("response_format")).isFalse();
        assertThat(body(taken()).has("response_format")).isFalse();
        assertThat(log.lines()).singleElement().asString().startsWith("INFO").contains("structuredOutput(PROMPTED)");
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_schema_that_the_decoder_cannot_follow_is_prompted_for_that_call_only(CallMode mode) {
        enqueue(
                error(400, "The provided JSON schema contains features not supported by xgrammar."),
                mode.answer(ToolAndSchema.POINT),
                mode.answer(ToolAndSchema.POINT));
        Chat chat = open(mode);

        chat.ask(ToolAndSchema.WITH_SCHEMA);
        chat.ask(ToolAndSchema.WITH_SCHEMA);

        taken();
        assertThat(body(taken()).has("response_format")).isFalse();
        assertThat(body(taken()).has("response_format")).isTrue();
    }

    static Stream<Arguments> otherRejections() {
        return inBothModes(List.of(
                error(400, "Invalid schema for function 'weather': 'city' is not of type 'object'"),
                error(400, "tools[0].function.parameters: additionalProperties is not supported"),
                error(400, "tools.0.function.name is not allowed"),
                error(400, "messages with role 'tool' must be a response to a preceding message with 'tool_calls'"),
                error(400, "This model's maximum context length is 8192 tokens, tools included"),
                error(401, "tools are not supported without a key"),
                Responses.json(
                        422,
                        "{\"detail\":[{\"type\":\"string_type\",\"loc\":[\"body\",\"tools\",0,\"function\",\"name\"],"
                                + "\"msg\":\"Input should be a valid string\",\"input\":\"tools are not supported\"}]}"),
                Responses.json(
                        422,
                        "{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"tools\",0,\"strict\"],"
                                + "\"msg\":\"Extra inputs are not permitted\",\"input\":true}]}")));
    }

    @ParameterizedTest
    @MethodSource("otherRejections")
    void a_rejection_for_another_reason_does_not_switch(CallMode mode, MockResponse.Builder rejection) {
        enqueue(rejection);
        Chat chat = open(mode, builder -> builder.maxRetries(0));

        assertThat(catchThrowable(() -> chat.ask(ToolAndSchema.WITH_TOOL))).isInstanceOf(LangChain4jException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_switch_that_did_not_help_is_not_remembered(CallMode mode) {
        enqueue(TOOL_REJECTIONS.get(0), error(400, "too long"), mode.answer("ok"));
        Chat chat = open(mode);

        assertThat(catchThrowable(() -> chat.ask(ToolAndSchema.WITH_TOOL))).hasMessageContaining("too long");
        chat.ask(ToolAndSchema.WITH_TOOL);

        taken();
        taken();
        assertThat(body(taken()).has("tools")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(CallMode.class)
    void a_forced_mode_does_not_switch(CallMode mode) {
        enqueue(TOOL_REJECTIONS.get(0), FORMAT_REJECTIONS.get(0));
        Chat chat = open(
                mode, builder -> builder.toolCalling(ToolCalling.NATIVE).structuredOutput(StructuredOutput.NATIVE));

        assertThat(catchThrowable(() -> chat.ask(ToolAndSchema.WITH_TOOL))).hasMessageContaining("toolCalling");
        assertThat(catchThrowable(() -> chat.ask(ToolAndSchema.WITH_SCHEMA))).hasMessageContaining("structuredOutput");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }
}
