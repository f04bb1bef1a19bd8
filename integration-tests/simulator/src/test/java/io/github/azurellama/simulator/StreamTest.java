package io.github.azurellama.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.simulator.endpoint.Defect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class StreamTest {

    @ParameterizedTest
    @EnumSource
    void a_stream_says_what_the_complete_response_says_one_token_a_chunk(SimulatedEndpoint kind) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            var question = client.question("Tell me a story");
            var whole = client.chat(question);
            var stream = client.stream(client.chatPath(), question);
            long tokens = stream.chunks().stream()
                    .filter(chunk ->
                            !chunk.at("/choices/0/delta/content").asText("").isEmpty())
                    .count();

            assertThat(stream.content()).isEqualTo(whole.content());
            assertThat(tokens)
                    .isEqualTo(whole.json().at("/usage/completion_tokens").asLong());
            assertThat(stream.finishReason()).isEqualTo("stop");
            assertThat(stream.done()).isTrue();
            assertThat(stream.lines().get(stream.lines().size() - 1)).isEqualTo("data: [DONE]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, /chat/completions, finish",
        "SERVERLESS, /v1/chat/completions, none",
        "FOUNDRY_MODELS, /models/chat/completions?api-version=2024-05-01-preview, finish",
        "FOUNDRY_OPENAI, /openai/v1/chat/completions, none",
        "MANAGED_COMPUTE, /chat/completions, none",
        "OPENAI_COMPATIBLE, /v1/chat/completions, none"
    })
    void only_model_inference_sends_the_usage_without_being_configured(
            SimulatedEndpoint kind, String path, String place) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            var chunks = client.stream(path, client.question("Hello")).chunks();
            var withUsage = chunks.stream()
                    .filter(chunk -> chunk.path("usage").isObject())
                    .toList();

            if (place.equals("none")) {
                assertThat(withUsage).isEmpty();
            } else {
                assertThat(withUsage)
                        .singleElement()
                        .satisfies(chunk -> assertThat(
                                        chunk.at("/choices/0/finish_reason").asText())
                                .isEqualTo("stop"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVERLESS", "FOUNDRY_OPENAI", "MANAGED_COMPUTE", "MANAGED_COMPUTE_NIM", "OPENAI_COMPATIBLE"})
    void the_other_routes_send_it_on_request_in_a_last_chunk_without_choices(SimulatedEndpoint kind) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            var body = client.question("Hello");
            body.putObject("stream_options").put("include_usage", true);
            var last = client.stream(client.chatPath(), body).last();

            assertThat(last.path("choices").isEmpty()).isTrue();
            assertThat(last.at("/usage/completion_tokens").asInt()).isEqualTo(8);
        }
    }

    @Test
    void continuous_usage_counts_up_on_every_chunk() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.OPENAI_COMPATIBLE)) {
            var client = new SimulatorClient(azure);
            var body = client.question("How much is 37 plus 87?");
            body.putObject("stream_options").put("include_usage", true).put("continuous_usage_stats", true);
            var counts = client.stream(client.chatPath(), body).chunks().stream()
                    .map(chunk -> chunk.at("/usage/completion_tokens").asInt(-1))
                    .toList();
            assertThat(counts).containsExactly(0, 1, 2, 3, 4, 5, 6, 6, 6);
        }
    }

    @Test
    void foundry_begins_with_the_verdict_on_the_prompt() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.FOUNDRY_OPENAI)) {
            var client = new SimulatorClient(azure);
            var chunks =
                    client.stream(client.chatPath(), client.question("Hello")).chunks();

            assertThat(chunks.get(0).path("choices").isEmpty()).isTrue();
            assertThat(chunks.get(0)
                            .at("/prompt_filter_results/0/content_filter_results/violence/severity")
                            .asText())
                    .isEqualTo("safe");
            assertThat(chunks.get(2)
                            .at("/choices/0/content_filter_results/hate")
                            .isObject())
                    .isTrue();
        }
    }

    @Test
    void a_filter_that_runs_beside_the_model_sends_chunks_of_its_own() {
        var options = SimulatorOptions.of(SimulatedEndpoint.FOUNDRY_OPENAI).defects(Defect.FILTER_RESULTS_APART);
        try (var azure = AzureSimulator.start(options)) {
            var client = new SimulatorClient(azure);
            var chunks =
                    client.stream(client.chatPath(), client.question("Hello")).chunks();
            var apart = chunks.stream()
                    .map(chunk -> chunk.at("/choices/0"))
                    .filter(choice -> choice.has("content_filter_offsets"))
                    .toList();
            assertThat(apart)
                    .extracting(choice -> choice.path("delta").getNodeType().name())
                    .containsExactly("MISSING", "NULL");
        }
    }

    @Test
    void candidates_are_interleaved_and_distinguished_by_index() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.OPENAI_COMPATIBLE)) {
            var client = new SimulatorClient(azure);
            var chunks = client.stream(
                            client.chatPath(), client.question("Hello").put("n", 2))
                    .chunks();
            var indexes = chunks.stream()
                    .map(chunk -> chunk.at("/choices/0/index").asInt())
                    .toList();

            assertThat(indexes).startsWith(0, 1, 0, 1, 0, 1);
            assertThat(text(chunks, 0)).isEqualTo("Hello! How can I help you?");
            assertThat(text(chunks, 1)).isEqualTo("Hello! How can I help you? (Answer 2.)");
        }
    }

    @Test
    void managed_model_inference_fails_to_stream_until_score_was_called() {
        var options = SimulatorOptions.of(SimulatedEndpoint.MANAGED_COMPUTE).defects(Defect.STREAM_FAILS_UNTIL_SCORE);
        try (var azure = AzureSimulator.start(options)) {
            var client = new SimulatorClient(azure);
            var broken = client.stream("/chat/completions", client.question("Hello"));
            assertThat(broken.lines()).startsWith("event: error");
            assertThat(broken.chunks()).isEmpty();
            assertThat(client.stream("/v1/chat/completions", client.question("Hello"))
                            .content())
                    .isNotEmpty();

            client.post("/score", SimulatorClient.json("{'input_data': {'input_string': ['x']}}"));

            assertThat(client.stream("/chat/completions", client.question("Hello"))
                            .content())
                    .isEqualTo("Hello! How can I help you?");
        }
    }

    private static String text(List<JsonNode> chunks, int index) {
        var text = new StringBuilder();
        for (var chunk : chunks) {
            var choice = chunk.at("/choices/0");
            if (choice.path("index").asInt() == index) {
                text.append(choice.at("/delta/content").asText(""));
            }
        }
        return text.toString();
    }
}
