package io.github.azurellama.samples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the page gets from its server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ResponseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, Object> LONG = Map.of("options", Map.of("max_tokens", 2000));

    @SuppressWarnings("NullAway.Init")
    private RunningChat chat;

    @BeforeAll
    void start() {
        chat = RunningChat.start("--simulator.token-delay=10ms");
    }

    @AfterAll
    void end() {
        chat.close();
    }

    @Test
    void streams_the_response_and_ends_with_its_cost() throws Exception {
        List<JsonNode> events = all("cost", "What is the capital of Japan?", Map.of());

        assertThat(text(events)).contains("Tokyo");
        assertThat(events).filteredOn(event -> type(event).equals("Text")).hasSizeGreaterThan(2);
        JsonNode last = last(events);
        assertThat(type(last)).isEqualTo("Done");
        assertThat(last.path("tokensIn").asInt()).isPositive();
        assertThat(last.path("tokensOut").asInt()).isPositive();
        assertThat(last.path("finishReason").asText()).isEqualTo("STOP");
        assertThat(last.path("tokens")).isEmpty();
    }

    @Test
    void takes_a_question_as_it_is_braces_included() throws Exception {
        assertThat(text(all("braces", "Say \"{{it}} and {{name}}\"", Map.of()))).isEqualTo("{{it}} and {{name}}");
    }

    @Test
    void a_stop_cancels_the_request_to_the_model() throws Exception {
        try (Stream<JsonNode> answer = chat.ask("stopped", "Tell me a long story.", LONG)) {
            var events = answer.iterator();
            assertThat(type(events.next())).isEqualTo("Text");

            assertThat(chat.stop("stopped").statusCode()).isEqualTo(204);

            JsonNode last = events.next();
            while (events.hasNext()) {
                last = events.next();
            }
            assertThat(type(last)).isEqualTo("Stopped");
        }
        assertThat(chat.simulator(EndpointChoice.SERVERLESS).awaitDisconnect(PATIENCE))
                .isTrue();
    }

    @Test
    void stops_the_model_when_the_page_is_left() throws Exception {
        Map<String, Object> elsewhere = Map.of("kind", "OPENAI_COMPATIBLE", "options", Map.of("max_tokens", 2000));
        try (Stream<JsonNode> answer = chat.ask("left", "Tell me a long story.", elsewhere)) {
            assertThat(type(answer.iterator().next())).isEqualTo("Text");
        }

        assertThat(chat.simulator(EndpointChoice.OPENAI_COMPATIBLE).awaitDisconnect(PATIENCE))
                .isTrue();
    }

    @Test
    void refuses_a_second_question_while_the_response_to_the_first_is_streamed() throws Exception {
        try (Stream<JsonNode> answer = chat.ask("busy", "Tell me a long story.", LONG)) {
            answer.iterator().next();

            List<JsonNode> second = all("busy", "And now?", Map.of());

            assertThat(last(second).path("message").asText())
                    .isEqualTo("the previous response is still being generated: stop it first");
            chat.stop("busy");
        }
    }

    @Test
    void shows_each_tool_call_with_its_result_before_the_response() throws Exception {
        for (String way : List.of("AUTO", "NATIVE", "PROMPTED")) {
            List<JsonNode> events = all("tools" + way, "What is the weather in Munich?", Map.of("tools", way));

            assertThat(events.subList(0, 2)).extracting(ResponseTest::type).containsExactly("ToolCall", "ToolResult");
            assertThat(events.get(0).path("name").asText()).isEqualTo("weather");
            assertThat(events.get(1).path("id")).isEqualTo(events.get(0).path("id"));
            assertThat(events.get(1).path("result").asText()).isEqualTo("sunny, 24 °C");
            assertThat(text(events)).contains("sunny, 24 °C");
        }
    }

    @Test
    void returns_the_probability_of_each_token_on_request() throws Exception {
        List<JsonNode> events =
                all("probable", "What is the capital of Japan?", Map.of("options", Map.of("logprobs", 3)));

        JsonNode tokens = last(events).path("tokens");
        assertThat(tokens).isNotEmpty().allSatisfy(token -> {
            assertThat(token.path("logprob").asDouble()).isNotPositive();
            assertThat(token.path("alternatives")).isNotEmpty();
        });
        assertThat(tokens.findValuesAsText("token")).isNotEmpty();
    }

    @Test
    void sends_options_as_they_are_picked() throws Exception {
        all("options", "Hello!", Map.of("kind", "FOUNDRY_MODELS", "options", Map.of("temperature", 0.25, "seed", 7)));

        var requests = chat.simulator(EndpointChoice.FOUNDRY_MODELS).requests();
        JsonNode sent = requests.get(requests.size() - 1).body();
        assertThat(sent.path("temperature").asDouble()).isEqualTo(0.25);
        assertThat(sent.path("seed").asInt()).isEqualTo(7);
    }

    @Test
    void remembers_what_was_said_before_in_the_same_conversation_only() throws Exception {
        all("memory", "My favourite colour is green.", Map.of());

        assertThat(text(all("memory", "What is my favourite colour?", Map.of())))
                .contains("green");
        assertThat(text(all("another", "What is my favourite colour?", Map.of())))
                .doesNotContain("green");
    }

    private List<JsonNode> all(String conversation, String text, Map<String, Object> more) throws Exception {
        try (Stream<JsonNode> answer = chat.ask(conversation, text, more)) {
            return new ArrayList<>(answer.toList());
        }
    }

    private static String type(JsonNode event) {
        return event.path("type").asText();
    }

    private static JsonNode last(List<JsonNode> events) {
        return events.get(events.size() - 1);
    }

    private static String text(List<JsonNode> events) {
        return events.stream()
                .filter(event -> type(event).equals("Text"))
                .map(event -> event.path("text").asText())
                .collect(Collectors.joining());
    }
}
