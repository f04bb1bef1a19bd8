package io.github.azurellama.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExtraParametersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SERVERLESS     | /chat/completions |              | 400 | Extra parameters ['top_k'] are not allowed",
                "SERVERLESS     | /chat/completions | error        | 400 | Set extra-parameters to 'pass-through'",
                "SERVERLESS     | /chat/completions | drop         | 200 | Hello",
                "SERVERLESS     | /chat/completions | pass-through | 200 | Hello",
                "SERVERLESS     | /chat/completions | sometimes    | 400 | Unexpected EXTRA_PARAMETERS option sometimes",
                "SERVERLESS     | /v1/chat/completions |           | 200 | Hello",
                "FOUNDRY_MODELS |                   |              | 400 | Extra parameters ['top_k'] are not allowed",
                "FOUNDRY_MODELS |                   | drop         | 200 | Hello",
                "FOUNDRY_OPENAI |                   |              | 400 | Unrecognized request argument supplied: top_k",
                "FOUNDRY_OPENAI |                   | pass-through | 400 | Unrecognized request argument supplied: top_k",
                "MANAGED_COMPUTE | /chat/completions |             | 200 | Hello",
                "MANAGED_COMPUTE | /chat/completions | drop        | 200 | Hello",
                "MANAGED_COMPUTE | /chat/completions | error       | 424 | not allowed when extra-parameters is set to 'error'",
                "MANAGED_COMPUTE | /v1/chat/completions | error    | 200 | Hello",
                "OPENAI_COMPATIBLE    |                   |              | 200 | Hello"
            })
    void an_option_of_the_engine_is_an_extra_on_some_routes(
            SimulatedEndpoint kind, String path, String header, int status, String text) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            var body = client.question("Hello").put("top_k", 5);
            var route = path == null ? client.chatPath() : path;
            var response =
                    header == null ? client.post(route, body) : client.post(route, body, "extra-parameters", header);

            assertThat(response.status()).isEqualTo(status);
            assertThat(response.text()).contains(text);
        }
    }

    @Test
    void a_field_that_no_llama_knows_is_forbidden_by_the_model_behind_the_gateway() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            var client = new SimulatorClient(azure);
            var body = client.question("Hello").put("foo", "bar");
            var response = client.post("/chat/completions", body, "extra-parameters", "pass-through");

            assertThat(response.status()).isEqualTo(422);
            assertThat(response.json().path("error").path("code").asText()).isEqualTo("Invalid input");
            assertThat(SimulatorClient.parse(response.json()
                                    .path("error")
                                    .path("message")
                                    .asText())
                            .at("/detail/0/loc/1")
                            .asText())
                    .isEqualTo("foo");
            assertThat(client.post("/chat/completions", body, "extra-parameters", "drop")
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"stream_options", "n", "logprobs", "max_completion_tokens", "parallel_tool_calls"})
    void even_common_fields_are_extras_of_model_inference(String field) {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            var client = new SimulatorClient(azure);
            var response =
                    client.post("/chat/completions", client.question("Hello").put(field, 1));
            assertThat(response.text()).contains("['" + field + "']");
        }
    }

    @Test
    void unknown_fields_are_ignored_by_vllm() {
        for (var kind : new SimulatedEndpoint[] {
            SimulatedEndpoint.MANAGED_COMPUTE,
            SimulatedEndpoint.MANAGED_COMPUTE_NIM,
            SimulatedEndpoint.OPENAI_COMPATIBLE
        }) {
            try (var azure = AzureSimulator.start(kind)) {
                var client = new SimulatorClient(azure);
                assertThat(client.chat(client.question("Hello").put("foo", "bar"))
                                .status())
                        .isEqualTo(200);
            }
        }
    }
}
