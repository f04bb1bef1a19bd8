package io.github.azurellama.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.responder.Responder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompletionTest {

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, /v1/completions",
        "SERVERLESS, /completions",
        "MANAGED_COMPUTE, /v1/completions",
        "MANAGED_COMPUTE, /completions",
        "OPENAI_COMPATIBLE, /v1/completions"
    })
    void a_stream_says_what_the_complete_response_says(SimulatedEndpoint kind, String path) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            var body = SimulatorClient.json("{'prompt': 'Once upon a time', 'max_tokens': 50}");
            var whole = client.post(path, body);
            var stream = client.stream(path, body);

            assertThat(whole.choice().path("text").asText()).startsWith(" there was a llama");
            assertThat(stream.content()).isEqualTo(whole.choice().path("text").asText());
            assertThat(stream.finishReason()).isEqualTo("stop");
            assertThat(stream.done()).isTrue();
        }
    }

    @Test
    void the_llama_native_route_names_no_model() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            var client = new SimulatorClient(azure);
            var body = SimulatorClient.json("{'prompt': '2 + 2 ='}");
            assertThat(client.post("/v1/completions", body).json().has("model")).isFalse();
            assertThat(client.post("/completions", body).json().has("model")).isTrue();
        }
    }

    @Test
    void the_prompt_is_echoed_and_counted_as_prompt() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.OPENAI_COMPATIBLE)) {
            var client = new SimulatorClient(azure);
            var body = SimulatorClient.json("{'prompt': '2 + 2 =', 'echo': true}");
            var response = client.post("/v1/completions", body);

            assertThat(response.choice().path("text").asText()).isEqualTo("2 + 2 = 4.");
            assertThat(response.json().at("/usage/prompt_tokens").asInt()).isEqualTo(4);
            assertThat(response.json().at("/usage/completion_tokens").asInt()).isEqualTo(2);
            assertThat(client.stream("/v1/completions", body).content()).isEqualTo("2 + 2 = 4.");
        }
    }

    @Test
    void the_suffix_reaches_the_responder() {
        var options = SimulatorOptions.of(SimulatedEndpoint.OPENAI_COMPATIBLE)
                .responder(
                        conversation -> Responder.saying(conversation.suffix()).respond(conversation));
        try (var azure = AzureSimulator.start(options)) {
            var response = new SimulatorClient(azure)
                    .post("/v1/completions", SimulatorClient.json("{'prompt': 'a', 'suffix': 'the end'}"));
            assertThat(response.choice().path("text").asText()).isEqualTo("the end");
        }
    }

    @Test
    void several_prompts_and_candidates_are_numbered_through() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.OPENAI_COMPATIBLE)) {
            var body = SimulatorClient.json("{'prompt': ['2 + 2 =', '3 + 3 ='], 'n': 2}");
            var choices = new SimulatorClient(azure)
                    .post("/v1/completions", body)
                    .json()
                    .path("choices");

            assertThat(choices)
                    .extracting(choice -> choice.path("index").asInt())
                    .containsExactly(0, 1, 2, 3);
            assertThat(choices.get(2).path("text").asText()).isEqualTo(" 6.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SERVERLESS      | /v1/completions | ['a']   | 422",
                "SERVERLESS      | /completions    | ['a']   | 200",
                "MANAGED_COMPUTE | /completions    | ['a']   | 424",
                "OPENAI_COMPATIBLE     | /v1/completions | [1, 2]  | 400",
                "OPENAI_COMPATIBLE     | /v1/completions | {}      | 400",
                "OPENAI_COMPATIBLE     | /v1/completions | null    | 400"
            })
    void routes_differ_in_the_prompts_that_they_take(SimulatedEndpoint kind, String path, String prompt, int status) {
        try (var azure = AzureSimulator.start(kind)) {
            var response = new SimulatorClient(azure).post(path, SimulatorClient.json("{'prompt': " + prompt + "}"));
            assertThat(response.status()).isEqualTo(status);
        }
    }

    @Test
    void best_of_gives_indexes_in_any_order_on_the_llama_native_route() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            var body = SimulatorClient.json("{'prompt': '2 + 2 =', 'n': 2, 'best_of': 4}");
            var choices = new SimulatorClient(azure)
                    .post("/v1/completions", body)
                    .json()
                    .path("choices");
            assertThat(choices)
                    .extracting(choice -> choice.path("index").asInt())
                    .containsExactly(3, 2);
        }
    }
}
