package io.github.azurellama.simulator;

import static io.github.azurellama.simulator.SimulatorOptions.DEFAULT_ACCESS_TOKEN;
import static io.github.azurellama.simulator.SimulatorOptions.DEFAULT_API_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuthenticationTest {

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, /v1/chat/completions, Authorization, Bearer KEY, 200",
        "SERVERLESS, /v1/chat/completions, Authorization, Bearer TOKEN, 200",
        "SERVERLESS, /v1/chat/completions, Authorization, KEY, 200",
        "SERVERLESS, /v1/chat/completions, api-key, KEY, 401",
        "SERVERLESS, /v1/chat/completions, Authorization, Bearer wrong, 401",
        "SERVERLESS, /chat/completions, api-key, KEY, 200",
        "FOUNDRY_MODELS, , api-key, KEY, 200",
        "FOUNDRY_MODELS, , Authorization, Bearer TOKEN, 200",
        "FOUNDRY_MODELS, , Authorization, Bearer KEY, 401",
        "FOUNDRY_MODELS, , api-key, wrong, 401",
        "FOUNDRY_OPENAI, , api-key, KEY, 200",
        "FOUNDRY_OPENAI, , Authorization, Bearer KEY, 200",
        "FOUNDRY_OPENAI, , Authorization, Bearer TOKEN, 200",
        "FOUNDRY_OPENAI, , api-key, wrong, 401",
        "MANAGED_COMPUTE, , Authorization, Bearer KEY, 200",
        "MANAGED_COMPUTE, , api-key, KEY, 401",
        "MANAGED_COMPUTE_NIM, , Authorization, Bearer KEY, 200",
        "MANAGED_COMPUTE_NIM, , Authorization, Bearer wrong, 401",
        "OPENAI_COMPATIBLE, , Authorization, Bearer anything, 200",
        "OPENAI_COMPATIBLE, , x-none, none, 200"
    })
    void each_kind_takes_keys_in_its_own_headers(
            SimulatedEndpoint kind, String path, String header, String value, int status) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            var sent = value.replace("KEY", DEFAULT_API_KEY).replace("TOKEN", DEFAULT_ACCESS_TOKEN);
            assertThat(post(azure, path == null ? client.chatPath() : path, header, sent)
                            .status())
                    .isEqualTo(status);
        }
    }

    @Test
    void a_wrong_key_is_refused_in_the_words_of_the_kind() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            var response = post(azure, "/v1/chat/completions", "Authorization", "Bearer wrong");
            assertThat(response.header("x-ms-error-reason")).isEqualTo("Invalid JWT.");
            assertThat(response.json().path("statusCode").asInt()).isEqualTo(401);
        }
        try (var azure = AzureSimulator.start(SimulatedEndpoint.FOUNDRY_MODELS)) {
            var response = post(azure, "/models/chat/completions", "api-key", "wrong");
            assertThat(response.json().path("message").asText()).contains("audience is incorrect");
        }
    }

    @Test
    void openai_compatible_requires_a_key_only_if_it_has_one() {
        var options = SimulatorOptions.of(SimulatedEndpoint.OPENAI_COMPATIBLE).apiKey("own-key");
        try (var azure = AzureSimulator.start(options)) {
            var wrong = post(azure, "/v1/chat/completions", "Authorization", "Bearer wrong");
            assertThat(wrong.status()).isEqualTo(401);
            assertThat(wrong.json().path("error").asText()).isEqualTo("Unauthorized");
            assertThat(post(azure, "/v1/chat/completions", "Authorization", "Bearer own-key")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void managed_endpoints_refuse_more_than_ten_headers_of_ones_own() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.MANAGED_COMPUTE)) {
            var client = new SimulatorClient(azure);
            var headers = new String[22];
            for (int i = 0; i < headers.length; i += 2) {
                headers[i] = "x-own-" + i;
                headers[i + 1] = "value";
            }
            assertThat(client.post(client.chatPath(), client.question("Hello"), headers)
                            .status())
                    .isEqualTo(431);
        }
    }

    private static SimulatorClient.WholeResponse post(AzureSimulator azure, String path, String header, String value) {
        var client = new SimulatorClient(azure);
        var body = client.question("Hello").toString();
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + azure.port() + path))
                .header("Content-Type", "application/json")
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
