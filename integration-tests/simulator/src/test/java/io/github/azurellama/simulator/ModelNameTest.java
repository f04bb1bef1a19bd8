package io.github.azurellama.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SERVERLESS          | /v1/chat/completions | 404 | The model `Nope` does not exist",
                "SERVERLESS          | /chat/completions    | 200 | Llama-4-Scout",
                "FOUNDRY_MODELS      |                      | 400 | Unknown model: Nope",
                "FOUNDRY_OPENAI      |                      | 404 | DeploymentNotFound",
                "MANAGED_COMPUTE     |                      | 424 | The model `Nope` does not exist",
                "MANAGED_COMPUTE     | /chat/completions    | 424 | The model `Nope` does not exist",
                "MANAGED_COMPUTE_NIM |                      | 424 | The model `Nope` does not exist",
                "OPENAI_COMPATIBLE         |                      | 404 | The model `Nope` does not exist"
            })
    void a_model_that_is_not_served_is_refused_where_names_are_checked(
            SimulatedEndpoint kind, String path, int status, String text) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            var response = client.post(
                    path == null ? client.chatPath() : path,
                    client.question("Hello").put("model", "Nope"));

            assertThat(response.status()).isEqualTo(status);
            assertThat(response.text()).contains(text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, 200",
        "FOUNDRY_MODELS, 400",
        "FOUNDRY_OPENAI, 400",
        "MANAGED_COMPUTE, 200",
        "MANAGED_COMPUTE_NIM, 424",
        "OPENAI_COMPATIBLE, 200"
    })
    void some_kinds_want_the_model_named(SimulatedEndpoint kind, int status) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            var body = client.question("Hello");
            body.remove("model");
            assertThat(client.chat(body).status()).isEqualTo(status);
        }
    }

    @Test
    void every_served_name_is_accepted_and_echoed() {
        var options = SimulatorOptions.of(SimulatedEndpoint.FOUNDRY_OPENAI).models("first", "second");
        try (var azure = AzureSimulator.start(options)) {
            var client = new SimulatorClient(azure);
            var response = client.chat(client.question("Hello").put("model", "second"));
            assertThat(response.json().path("model").asText()).isEqualTo("second");
        }
    }

    @Test
    void the_case_of_a_name_matters_on_openai_routes_only() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.FOUNDRY_MODELS)) {
            var client = new SimulatorClient(azure);
            var body = client.question("Hello").put("model", "LLAMA-3.3-70b-instruct");
            assertThat(client.chat(body).json().path("model").asText()).isEqualTo("Llama-3.3-70B-Instruct");
        }
        try (var azure = AzureSimulator.start(SimulatedEndpoint.FOUNDRY_OPENAI)) {
            var client = new SimulatorClient(azure);
            var body = client.question("Hello").put("model", "LLAMA-3.3-70b-instruct");
            assertThat(client.chat(body).status()).isEqualTo(404);
        }
    }

    @Test
    void foundry_takes_the_model_from_a_header_too_and_names_the_error_in_one() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.FOUNDRY_MODELS)) {
            var client = new SimulatorClient(azure);
            var body = client.question("Hello");
            body.remove("model");
            var header = "x-ms-model-mesh-model-name";
            var found = client.post(client.chatPath(), body, header, "Llama-3.3-70B-Instruct");
            assertThat(found.json().path("model").asText()).isEqualTo("Llama-3.3-70B-Instruct");
            var missed = client.post(client.chatPath(), body, header, "Nope");
            assertThat(missed.header("x-ms-error-code")).isEqualTo("unknown_model");
        }
    }
}
