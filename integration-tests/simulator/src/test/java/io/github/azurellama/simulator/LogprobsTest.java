package io.github.azurellama.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.responder.Responder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogprobsTest {

    private static final String EIGHT = "one two three four five six seven eight";

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, /v1/chat/completions, text_offsets",
        "SERVERLESS, /v1/completions, text_offsets",
        "OPENAI_COMPATIBLE, /v1/completions, text_offset",
        "MANAGED_COMPUTE, /completions, text_offset"
    })
    void parallel_arrays_have_an_entry_for_each_token(SimulatedEndpoint kind, String path, String offsets) {
        var options = SimulatorOptions.of(kind).responder(Responder.saying(EIGHT));
        try (var azure = AzureSimulator.start(options)) {
            var client = new SimulatorClient(azure);
            var body = path.contains("chat") ? client.question("x") : SimulatorClient.json("{'prompt': 'x'}");
            var logprobs = client.post(path, body.put("logprobs", 2)).choice().path("logprobs");

            assertThat(logprobs.path("tokens")).hasSize(8);
            assertThat(logprobs.path(offsets)).extracting(each -> each.asInt()).startsWith(0, 3, 7, 13);
            assertThat(logprobs.path("token_logprobs")).allMatch(each -> each.asDouble() < 0);
            // The seventh token is a surprise: it comes on top of the two most likely ones.
            assertThat(logprobs.path("top_logprobs"))
                    .extracting(each -> each.size())
                    .containsExactly(2, 2, 2, 2, 2, 2, 3, 2);
            assertThat(logprobs.at("/top_logprobs/6").has(" seven")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"OPENAI_COMPATIBLE, /v1/chat/completions", "FOUNDRY_OPENAI, /openai/v1/chat/completions"})
    void chats_of_openai_have_an_object_for_each_token(SimulatedEndpoint kind, String path) {
        var options = SimulatorOptions.of(kind).responder(Responder.saying(EIGHT));
        try (var azure = AzureSimulator.start(options)) {
            var client = new SimulatorClient(azure);
            var body = client.question("x").put("logprobs", true).put("top_logprobs", 3);
            var content = client.post(path, body).choice().at("/logprobs/content");

            assertThat(content).hasSize(8);
            assertThat(content).allMatch(each -> each.path("top_logprobs").size() == 3);
            assertThat(content.get(0).path("bytes"))
                    .extracting(each -> each.asInt())
                    .containsExactly(111, 110, 101);

            var streamed = client.stream(path, body).chunks().stream()
                    .filter(chunk -> chunk.at("/choices/0/logprobs/content").size() == 1)
                    .toList();
            assertThat(streamed).hasSize(8);
        }
    }

    @Test
    void managed_model_inference_drops_them_from_chats() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.MANAGED_COMPUTE)) {
            var client = new SimulatorClient(azure);
            var response = client.post("/chat/completions", client.question("x").put("logprobs", 2));
            assertThat(response.choice().has("logprobs")).isFalse();
        }
    }

    @Test
    void the_first_token_of_an_echoed_prompt_has_none() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.OPENAI_COMPATIBLE)) {
            var body = SimulatorClient.json("{'prompt': '2 + 2 =', 'echo': true, 'logprobs': 1}");
            var logprobs = new SimulatorClient(azure)
                    .post("/v1/completions", body)
                    .choice()
                    .path("logprobs");
            assertThat(logprobs.path("token_logprobs").get(0).isNull()).isTrue();
            assertThat(logprobs.path("top_logprobs").get(0).isNull()).isTrue();
            assertThat(logprobs.path("tokens")).hasSize(6);
        }
    }
}
