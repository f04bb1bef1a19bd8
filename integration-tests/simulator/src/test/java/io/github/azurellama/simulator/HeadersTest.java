package io.github.azurellama.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class HeadersTest {

    @Test
    void serverless_endpoints_send_the_usage_in_headers_and_sort_their_keys() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            var client = new SimulatorClient(azure);
            var response = client.chat(client.question("How much is 37 plus 87?"));

            assertThat(response.header("prompt_token_len")).isEqualTo("7");
            assertThat(response.header("sampling_token_len")).isEqualTo("6");
            assertThat(response.header("x-request-id"))
                    .isEqualTo(response.json().path("id").asText());
            assertThat(response.header("azureml-model-session")).isNotBlank();
            assertThat(response.header("x-ms-rai-invoked")).isEqualTo("true");
            var keys = new ArrayList<String>();
            response.json().fieldNames().forEachRemaining(keys::add);
            assertThat(keys).containsExactly("choices", "created", "id", "model", "object", "usage");
            assertThat(response.json().path("created").asLong()).isLessThan(2_400_000);
            assertThat(response.choice().at("/message/tool_calls").isNull()).isTrue();
        }
    }

    @Test
    void foundry_counts_down_what_is_left_and_returns_the_clients_id() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.FOUNDRY_OPENAI)) {
            var client = new SimulatorClient(azure);
            var first = client.chat(client.question("Hello"));
            var second = client.post(client.chatPath(), client.question("Hello"), "x-ms-client-request-id", "mine");

            assertThat(first.header("x-ratelimit-remaining-requests")).isEqualTo("999");
            assertThat(second.header("x-ratelimit-remaining-requests")).isEqualTo("998");
            assertThat(second.header("x-ms-client-request-id")).isEqualTo("mine");
            assertThat(first.header("apim-request-id")).isNotBlank().isNotEqualTo(second.header("apim-request-id"));
        }
    }

    @Test
    void ids_are_unique() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.OPENAI_COMPATIBLE)) {
            var client = new SimulatorClient(azure);
            assertThat(client.chat(client.question("Hello")).json().path("id").asText())
                    .isNotEqualTo(client.chat(client.question("Hello"))
                            .json()
                            .path("id")
                            .asText());
        }
    }
}
