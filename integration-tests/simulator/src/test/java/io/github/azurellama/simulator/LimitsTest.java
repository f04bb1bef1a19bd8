package io.github.azurellama.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurellama.simulator.responder.Responder;
import io.github.azurellama.simulator.token.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LimitsTest {

    private static final String COUNTING = "one two three four five six";

    @Test
    void a_context_without_room_is_refused() {
        assertThatThrownBy(
                        () -> SimulatorOptions.of(SimulatedEndpoint.SERVERLESS).contextLength(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("contextLength has to be at least 1, not 0");
    }

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, /v1/chat/completions, 16",
        "SERVERLESS, /v1/completions, 16",
        "SERVERLESS, /completions, 256",
        "MANAGED_COMPUTE, /chat/completions, 256",
        "MANAGED_COMPUTE, /completions, 256",
        "MANAGED_COMPUTE, /v1/completions, 16",
        "OPENAI_COMPATIBLE, /v1/completions, 16",
        "SERVERLESS, /chat/completions, 500",
        "MANAGED_COMPUTE, /v1/chat/completions, 500",
        "OPENAI_COMPATIBLE, /v1/chat/completions, 500"
    })
    void some_routes_cut_responses_by_default(SimulatedEndpoint kind, String path, int expected) {
        var options = SimulatorOptions.of(kind).responder(Responder.saying("word ".repeat(300)));
        try (var azure = AzureSimulator.start(options)) {
            var client = new SimulatorClient(azure);
            var body = path.endsWith("chat/completions")
                    ? SimulatorClient.json("{'messages': [{'role': 'user', 'content': 'x'}]}")
                    : SimulatorClient.json("{'prompt': 'x'}");
            var response = client.post(path, body);

            assertThat(response.json().at("/usage/completion_tokens").asInt())
                    .isEqualTo(expected == 500 ? 301 : expected);
            assertThat(response.choice().path("finish_reason").asText()).isEqualTo(expected == 500 ? "stop" : "length");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'max_tokens': 3                                    | 'one two three'                 | length | null",
                "'max_tokens': 6                                    | 'one two three four five six'   | length | null",
                "'stop': ['three']                                  | 'one two '                      | stop | \"three\"",
                "'stop': ['o th', 'never']                          | 'one tw'                        | stop | \"o th\"",
                "'stop': 'three', 'include_stop_str_in_output': true | 'one two three'                | stop | \"three\"",
                "'max_tokens': 9, 'ignore_eos': true                | 'one two three four five six\\none two' | length | null",
                "'max_tokens': 9, 'min_tokens': 8                   | 'one two three four five six\\none' | stop | null",
                "'max_tokens': 8, 'ignore_eos': true, 'skip_special_tokens': false | 'one two three four five six<|eot_id|>one' | length | null",
                "'max_completion_tokens': 2, 'max_tokens': 5        | 'one two'                       | length | null"
            })
    void generation_ends_where_the_request_says(String fields, String text, String reason, String stopReason) {
        var options = SimulatorOptions.of(SimulatedEndpoint.OPENAI_COMPATIBLE).responder(Responder.saying(COUNTING));
        try (var azure = AzureSimulator.start(options)) {
            var client = new SimulatorClient(azure);
            ObjectNode body = SimulatorClient.json("{" + fields + ", 'messages': [{'role': 'user', 'content': 'x'}]}");
            var whole = client.chat(body);
            var stream = client.stream(client.chatPath(), body);
            var expected = text.replace("\\n", "\n");

            assertThat(whole.content()).isEqualTo(expected);
            assertThat(stream.content()).isEqualTo(expected);
            assertThat(whole.choice().path("finish_reason").asText()).isEqualTo(reason);
            assertThat(stream.finishReason()).isEqualTo(reason);
            assertThat(whole.choice().path("stop_reason").toString()).isEqualTo(stopReason);
        }
    }

    @Test
    void a_stop_token_ends_the_response_and_belongs_to_it() {
        var options = SimulatorOptions.of(SimulatedEndpoint.OPENAI_COMPATIBLE).responder(Responder.saying(COUNTING));
        try (var azure = AzureSimulator.start(options)) {
            var client = new SimulatorClient(azure);
            int id = Token.of(" four").id();
            var body = client.question("x");
            body.putArray("stop_token_ids").add(id);
            var response = client.chat(body);

            assertThat(response.content()).isEqualTo("one two three four");
            assertThat(response.choice().path("stop_reason").asInt()).isEqualTo(id);
            assertThat(response.json().at("/usage/completion_tokens").asInt()).isEqualTo(4);
        }
    }

    @Test
    void a_tool_call_is_cut_by_the_limit_too() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            var client = new SimulatorClient(azure);
            var body = ToolCallTest.withTools(client.question("What is the weather in Munich?"), "weather");
            var response = client.chat(body.put("max_tokens", 4));

            assertThat(response.choice().path("finish_reason").asText()).isEqualTo("length");
            assertThat(response.choice()
                            .at("/message/tool_calls/0/function/arguments")
                            .asText())
                    .isEqualTo("{\"city");
            assertThat(response.json().at("/usage/completion_tokens").asInt()).isEqualTo(4);
        }
    }
}
