package io.github.azurellama.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RoutesTest {

    @ParameterizedTest
    @EnumSource
    void every_kind_serves_a_chat_on_its_usual_route(SimulatedEndpoint kind) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            var response = client.chat(client.question("How much is 37 plus 87?"));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.content()).isEqualTo("37 + 87 = 124.");
            assertThat(response.choice().path("finish_reason").asText()).isEqualTo("stop");
            assertThat(response.json().path("model").asText())
                    .isEqualTo(kind.defaultModels().get(0));
            assertThat(response.json().path("usage").path("completion_tokens").asInt())
                    .isEqualTo(6);
            assertThat(response.json().path("usage").path("prompt_tokens").asInt())
                    .isEqualTo(7);
            assertThat(response.json().path("usage").path("total_tokens").asInt())
                    .isEqualTo(13);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, /v1/chat/completions",
        "SERVERLESS, /chat/completions",
        "SERVERLESS, /chat/completions?api-version=2024-05-01-preview",
        "FOUNDRY_MODELS, /models/chat/completions?api-version=2024-05-01-preview",
        "FOUNDRY_MODELS, /models/chat/completions?api-version=2025-04-01",
        "FOUNDRY_OPENAI, /openai/v1/chat/completions",
        "FOUNDRY_OPENAI, /openai/v1/chat/completions?api-version=preview",
        "MANAGED_COMPUTE, /v1/chat/completions",
        "MANAGED_COMPUTE, /chat/completions",
        "MANAGED_COMPUTE_NIM, /v1/chat/completions",
        "OPENAI_COMPATIBLE, /v1/chat/completions"
    })
    void chat_routes_respond(SimulatedEndpoint kind, String path) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            assertThat(client.post(path, client.question("Hello")).content()).isEqualTo("Hello! How can I help you?");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, /v1/completions",
        "SERVERLESS, /completions",
        "MANAGED_COMPUTE, /v1/completions",
        "MANAGED_COMPUTE, /completions",
        "MANAGED_COMPUTE_NIM, /v1/completions",
        "OPENAI_COMPATIBLE, /v1/completions"
    })
    void completion_routes_respond(SimulatedEndpoint kind, String path) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            var response =
                    client.post(path, client.named(SimulatorClient.json("{'prompt': 'The capital of Germany is'}")));

            assertThat(response.json().path("object").asText()).isEqualTo("text_completion");
            assertThat(response.choice().path("text").asText()).startsWith(" Berlin");
            assertThat(response.json().path("usage").path("prompt_tokens").asInt())
                    .isEqualTo(5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, /info, model_name",
        "FOUNDRY_MODELS, /models/info?api-version=2024-05-01-preview, model_name",
        "FOUNDRY_OPENAI, /openai/v1/models, data",
        "MANAGED_COMPUTE, /v1/models, data",
        "MANAGED_COMPUTE_NIM, /v1/models, data",
        "OPENAI_COMPATIBLE, /v1/models, data"
    })
    void model_routes_name_the_models(SimulatedEndpoint kind, String path, String field) {
        try (var azure = AzureSimulator.start(kind)) {
            var response = new SimulatorClient(azure).get(path);
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.json().path(field).toString())
                    .contains(kind.defaultModels().get(0));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SERVERLESS          | /openai/v1/chat/completions | 404 | NOT FOUND",
                "SERVERLESS          | /embeddings                 | 404 | NOT FOUND",
                "FOUNDRY_MODELS      | /models/completions?api-version=2024-05-01-preview | 404 | {\"error\":{\"code\":\"404\",\"message\":\"Resource not found\"}}",
                "FOUNDRY_MODELS      | /models/chat/completions    | 404 | {\"error\":{\"code\":\"404\",\"message\":\"Resource not found\"}}",
                "FOUNDRY_MODELS      | /models/chat/completions?api-version=2024-08-01-preview | 404 | {\"error\":{\"code\":\"404\",\"message\":\"Resource not found\"}}",
                "FOUNDRY_OPENAI      | /openai/v1/completions      | 404 | {\"error\":{\"code\":\"404\",\"message\":\"Resource not found\"}}",
                "MANAGED_COMPUTE     | /info                       | 424 | {\"detail\":\"Not Found\"}",
                "MANAGED_COMPUTE_NIM | /score                      | 424 | {\"detail\":\"Not Found\"}",
                "OPENAI_COMPATIBLE         | /chat/completions           | 404 | {\"detail\":\"Not Found\"}"
            })
    void a_wrong_route_is_not_found_in_the_words_of_the_kind(
            SimulatedEndpoint kind, String path, int status, String body) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            var response = client.post(path, client.question("Hello"));

            assertThat(response.status()).isEqualTo(status);
            assertThat(response.text()).isEqualTo(body);
            if (status == 424) {
                assertThat(response.header("ms-azureml-model-error-statuscode")).isEqualTo("404");
                assertThat(response.header("ms-azureml-model-error-reason")).isEqualTo("model_error");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_post_to_the_bare_host_is_not_allowed(SimulatedEndpoint kind) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            assertThat(client.post("/", client.question("Hello")).status()).isEqualTo(405);
        }
    }

    @Test
    void the_url_is_what_the_portal_shows() {
        for (var kind : SimulatedEndpoint.values()) {
            try (var azure = AzureSimulator.start(kind)) {
                var path =
                        switch (kind) {
                            case FOUNDRY_MODELS -> "/models";
                            case FOUNDRY_OPENAI -> "/openai/v1";
                            case OPENAI_COMPATIBLE -> "/v1";
                            case SERVERLESS, MANAGED_COMPUTE, MANAGED_COMPUTE_NIM -> "";
                        };
                assertThat(azure.url()).isEqualTo("http://127.0.0.1:" + azure.port() + path);
            }
        }
    }

    @Test
    void tokenize_counts_as_the_usage_does() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.MANAGED_COMPUTE)) {
            var client = new SimulatorClient(azure);
            var question = client.question("How much is 37 plus 87?");
            var counted = client.post("/tokenize", question);
            var used = client.chat(question)
                    .json()
                    .path("usage")
                    .path("prompt_tokens")
                    .asInt();

            assertThat(counted.json().path("count").asInt()).isEqualTo(used);
            assertThat(counted.json().path("tokens").size()).isEqualTo(used);
        }
    }
}
