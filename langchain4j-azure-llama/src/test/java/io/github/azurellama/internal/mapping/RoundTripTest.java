package io.github.azurellama.internal.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.azurellama.endpoint.Endpoint;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.internal.dialect.Dialect;
import io.github.azurellama.internal.wire.Completion;
import io.github.azurellama.internal.wire.CompletionChoice;
import io.github.azurellama.internal.wire.ResponseHead;
import io.github.azurellama.internal.wire.WireToolCall;
import io.github.azurellama.request.StructuredOutput;
import io.github.azurellama.request.ToolCalling;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a model wrote, the message can be a part of the next request, which is valid JSON in valid UTF-8. */
final class RoundTripTest {

    private static final int SEEDS = 500;
    private static final List<Endpoint> ENDPOINTS = List.of(
            Endpoint.of("http://127.0.0.1:8000/v1"),
            Endpoint.of("https://llama.eastus2.models.ai.azure.com"),
            Endpoint.of("http://127.0.0.1:8000/score"));

    private static final List<String> FRAGMENTS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            ":",
            ",",
            "null",
            "12",
            " ",
            "\n",
            "\u0000",
            "\ud83d",
            "\ude00",
            "😀",
            "ä",
            "a",
            "{\"city\":\"Oslo\"}",
            "\\ud83d",
            "<|eot_id|>");

    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @ParameterizedTest
    @EnumSource(ToolCalling.class)
    void a_message_of_the_model_can_always_be_sent_back(ToolCalling toolCalling) throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            AiMessage message = response(random);
            List<ChatMessage> messages = new ArrayList<>(List.of(UserMessage.from("Hi"), message));
            message.toolExecutionRequests()
                    .forEach(call -> messages.add(ToolExecutionResultMessage.from(call, text(random))));
            for (Endpoint endpoint : ENDPOINTS) {
                var style = new RequestStyle(
                        toolCalling, StructuredOutput.NATIVE, false, random.nextBoolean(), "reasoning_content", null);
                JsonNode body = body(endpoint, style, messages);
                JsonNode sent = body.has("input_data") ? body.at("/input_data/input_string/1") : body.at("/messages/1");

                assertThat(sent.path("role").asText()).as("seed %d", seed).isEqualTo("assistant");
                assertThat(sent.path("tool_calls").size())
                        .as("seed %d", seed)
                        .isEqualTo(
                                prompts(toolCalling, endpoint)
                                        ? 0
                                        : message.toolExecutionRequests().size());
                for (JsonNode call : sent.path("tool_calls")) {
                    STRICT.readTree(call.at("/function/arguments").asText());
                }
            }
        }
    }

    private static boolean prompts(ToolCalling toolCalling, Endpoint endpoint) {
        return switch (toolCalling) {
            case NATIVE -> false;
            case PROMPTED -> true;
            case AUTO -> endpoint.kind() != EndpointKind.OPENAI_COMPATIBLE;
        };
    }

    private static AiMessage response(Random random) throws IOException {
        List<WireToolCall> calls = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            calls.add(new WireToolCall(null, text(random), "a" + text(random), text(random)));
        }
        var choice = new CompletionChoice(
                0, text(random), text(random), null, calls, "stop", null, List.of(), List.of(), true);
        var completion = new Completion("c1", null, null, List.of(choice), null, List.of(), null);
        ChatExchange exchange = new RequestMapper(ENDPOINTS.get(0), RequestStyle.NATIVE)
                .map(ChatRequest.builder().messages(UserMessage.from("Hi")).build(), false, Set.of());
        return new ResponseMapper().map(completion, ResponseHead.of(exchange)).aiMessage();
    }

    private static JsonNode body(Endpoint endpoint, RequestStyle style, List<ChatMessage> messages) throws IOException {
        ChatRequest request = ChatRequest.builder().messages(messages).build();
        ChatExchange exchange = new RequestMapper(endpoint, style).map(request, false, Set.of());
        ByteBuffer bytes = Objects.requireNonNull(Dialect.of(endpoint, null)
                        .encode(exchange.request(), Set.of())
                        .body())
                .asByteBuffer();
        // A new decoder reports bytes that are no UTF-8.
        return STRICT.readTree(UTF_8.newDecoder().decode(bytes).toString());
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource(ToolCalling.class)
    void arguments_that_are_json_are_sent_as_they_are_and_others_as_json(ToolCalling toolCalling) throws IOException {
        String json = "{ \"city\" : \"Os\\u006co\" }";
        boolean prompted = toolCalling == ToolCalling.PROMPTED;

        assertThat(arguments(toolCalling, json)).isEqualTo(prompted ? "{\"city\":\"Oslo\"}" : json);
        assertThat(arguments(toolCalling, "")).isEqualTo("{}");
        assertThat(arguments(toolCalling, "{\"city\": \"Os")).isEqualTo(prompted ? "\"{\\\"city\\\": \\\"Os\"" : "{}");
        assertThat(arguments(toolCalling, "{} {}")).isEqualTo(prompted ? "\"{} {}\"" : "{}");
        assertThat(arguments(toolCalling, "Munich weather")).isEqualTo(prompted ? "\"Munich weather\"" : "{}");
    }

    private static String arguments(ToolCalling toolCalling, String arguments) throws IOException {
        var call = ToolExecutionRequest.builder()
                .id("1")
                .name("search")
                .arguments(arguments)
                .build();
        var style = new RequestStyle(toolCalling, StructuredOutput.NATIVE, false, false, null, null);
        JsonNode body = body(ENDPOINTS.get(0), style, List.of(UserMessage.from("Hi"), AiMessage.from(call)));
        JsonNode content = body.at("/messages/1/content");
        return toolCalling == ToolCalling.PROMPTED
                ? STRICT.readTree(content.asText()).path("parameters").toString()
                : body.at("/messages/1/tool_calls/0/function/arguments").asText();
    }

    @Test
    void halves_of_surrogate_pairs_become_replacement_characters() throws IOException {
        for (Endpoint endpoint : ENDPOINTS) {
            JsonNode body = body(endpoint, RequestStyle.NATIVE, List.of(UserMessage.from("a\ud83d b😀 \ude00")));

            assertThat(body.findValue("content").asText()).isEqualTo("a\ufffd b😀 \ufffd");
        }
    }
}
