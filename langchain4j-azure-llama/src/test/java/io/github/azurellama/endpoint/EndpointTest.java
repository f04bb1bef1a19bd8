package io.github.azurellama.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people paste, and where it leads. */
class EndpointTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // serverless
                "https://m.eastus.models.ai.azure.com                              | SERVERLESS | LLAMA_NATIVE       | https://m.eastus.models.ai.azure.com/v1/chat/completions",
                "https://m.eastus.models.ai.azure.com/                             | SERVERLESS | LLAMA_NATIVE       | https://m.eastus.models.ai.azure.com/v1/chat/completions",
                "https://m.eastus.models.ai.azure.com/v1                           | SERVERLESS | LLAMA_NATIVE       | https://m.eastus.models.ai.azure.com/v1/chat/completions",
                "https://m.eastus.models.ai.azure.com/v1/                          | SERVERLESS | LLAMA_NATIVE       | https://m.eastus.models.ai.azure.com/v1/chat/completions",
                "https://m.eastus.models.ai.azure.com//v1//chat/completions        | SERVERLESS | LLAMA_NATIVE       | https://m.eastus.models.ai.azure.com/v1/chat/completions",
                "https://m.eastus.models.ai.azure.com/v1/chat/completions          | SERVERLESS | LLAMA_NATIVE       | https://m.eastus.models.ai.azure.com/v1/chat/completions",
                "https://m.eastus.models.ai.azure.com/v1/chat/completions/         | SERVERLESS | LLAMA_NATIVE       | https://m.eastus.models.ai.azure.com/v1/chat/completions",
                "https://m.eastus.models.ai.azure.com/v1/completions               | SERVERLESS | LLAMA_NATIVE       | https://m.eastus.models.ai.azure.com/v1/chat/completions",
                "https://m.eastus.models.ai.azure.com/chat/completions             | SERVERLESS | AZURE_AI_INFERENCE | https://m.eastus.models.ai.azure.com/chat/completions?api-version=2024-05-01-preview",
                "https://m.eastus.models.ai.azure.com/chat/completions?api-version=2024-05-01-preview | SERVERLESS | AZURE_AI_INFERENCE | https://m.eastus.models.ai.azure.com/chat/completions?api-version=2024-05-01-preview",
                "https://m.eastus.models.ai.azure.com/completions?api-version=2025-04-01 | SERVERLESS | AZURE_AI_INFERENCE | https://m.eastus.models.ai.azure.com/chat/completions?api-version=2025-04-01",
                "https://m.eastus.models.ai.azure.com/info                         | SERVERLESS | AZURE_AI_INFERENCE | https://m.eastus.models.ai.azure.com/chat/completions?api-version=2024-05-01-preview",
                "https://m-serverless.eastus2.inference.ai.azure.com/v1/chat/completions | SERVERLESS | LLAMA_NATIVE | https://m-serverless.eastus2.inference.ai.azure.com/v1/chat/completions",
                "HTTPS://M.EastUS.Models.AI.Azure.com/v1                           | SERVERLESS | LLAMA_NATIVE       | https://m.eastus.models.ai.azure.com/v1/chat/completions",
                "m.eastus.models.ai.azure.com                                      | SERVERLESS | LLAMA_NATIVE       | https://m.eastus.models.ai.azure.com/v1/chat/completions",
                // Foundry
                "https://r.services.ai.azure.com/models                            | FOUNDRY_MODELS | AZURE_AI_INFERENCE | https://r.services.ai.azure.com/models/chat/completions?api-version=2024-05-01-preview",
                "https://r.services.ai.azure.com/models/                           | FOUNDRY_MODELS | AZURE_AI_INFERENCE | https://r.services.ai.azure.com/models/chat/completions?api-version=2024-05-01-preview",
                "https://r.services.ai.azure.com/api/models                        | FOUNDRY_MODELS | AZURE_AI_INFERENCE | https://r.services.ai.azure.com/api/models/chat/completions?api-version=2024-05-01-preview",
                "https://r.services.ai.azure.com/models/chat/completions?api-version=2025-04-01 | FOUNDRY_MODELS | AZURE_AI_INFERENCE | https://r.services.ai.azure.com/models/chat/completions?api-version=2025-04-01",
                "https://r.services.ai.azure.com                                   | FOUNDRY_OPENAI | LLAMA_NATIVE | https://r.services.ai.azure.com/openai/v1/chat/completions",
                "https://r.services.ai.azure.com/openai                            | FOUNDRY_OPENAI | LLAMA_NATIVE | https://r.services.ai.azure.com/openai/v1/chat/completions",
                "https://r.services.ai.azure.com/openai/v1                         | FOUNDRY_OPENAI | LLAMA_NATIVE | https://r.services.ai.azure.com/openai/v1/chat/completions",
                "https://r.services.ai.azure.com/openai/v1/                        | FOUNDRY_OPENAI | LLAMA_NATIVE | https://r.services.ai.azure.com/openai/v1/chat/completions",
                "https://r.services.ai.azure.com/openai/v1/models                  | FOUNDRY_OPENAI | LLAMA_NATIVE | https://r.services.ai.azure.com/openai/v1/chat/completions",
                "https://r.services.ai.azure.com/openai/v1/responses               | FOUNDRY_OPENAI | LLAMA_NATIVE | https://r.services.ai.azure.com/openai/v1/chat/completions",
                "https://r.openai.azure.com/openai/v1/chat/completions             | FOUNDRY_OPENAI | LLAMA_NATIVE | https://r.openai.azure.com/openai/v1/chat/completions",
                "https://r.openai.azure.com/openai/v1?api-version=preview          | FOUNDRY_OPENAI | LLAMA_NATIVE | https://r.openai.azure.com/openai/v1/chat/completions?api-version=preview",
                "https://r.openai.azure.com/openai/responses?api-version=2025-04-01-preview | FOUNDRY_OPENAI | LLAMA_NATIVE | https://r.openai.azure.com/openai/v1/chat/completions",
                "https://r.services.ai.azure.com/openai/v1/chat/completions?api-version=2024-05-01-preview&x=y | FOUNDRY_OPENAI | LLAMA_NATIVE | https://r.services.ai.azure.com/openai/v1/chat/completions?x=y",
                "https://r.openai.azure.com/openai/v1?api-version=latest           | FOUNDRY_OPENAI | LLAMA_NATIVE | https://r.openai.azure.com/openai/v1/chat/completions?api-version=latest",
                "https://r.openai.azure.com                                        | FOUNDRY_OPENAI | LLAMA_NATIVE | https://r.openai.azure.com/openai/v1/chat/completions",
                "https://r.cognitiveservices.azure.com/openai/v1                   | FOUNDRY_OPENAI | LLAMA_NATIVE | https://r.cognitiveservices.azure.com/openai/v1/chat/completions",
                "https://r.openai.azure.us/openai/v1                               | FOUNDRY_OPENAI | LLAMA_NATIVE | https://r.openai.azure.us/openai/v1/chat/completions",
                "https://r.services.ai.azure.com/api/projects/p/openai/v1          | FOUNDRY_OPENAI | LLAMA_NATIVE | https://r.services.ai.azure.com/api/projects/p/openai/v1/chat/completions",
                // managed compute
                "https://e.westus.inference.ml.azure.com                           | MANAGED_COMPUTE | LLAMA_NATIVE | https://e.westus.inference.ml.azure.com/v1/chat/completions",
                "https://e.westus.inference.ml.azure.com/v1/chat/completions       | MANAGED_COMPUTE | LLAMA_NATIVE | https://e.westus.inference.ml.azure.com/v1/chat/completions",
                "https://e.westus.inference.ml.azure.com/chat/completions          | MANAGED_COMPUTE | AZURE_AI_INFERENCE | https://e.westus.inference.ml.azure.com/chat/completions",
                "https://e.westus.inference.ml.azure.com/score                     | MANAGED_COMPUTE | SCORE | https://e.westus.inference.ml.azure.com/score",
                "https://e.westus.inference.ml.azure.com/score/                    | MANAGED_COMPUTE | SCORE | https://e.westus.inference.ml.azure.com/score",
                "https://e.region.inference.ml.azure.us/v1                         | MANAGED_COMPUTE | LLAMA_NATIVE | https://e.region.inference.ml.azure.us/v1/chat/completions",
                "https://e.region.inference.ml.azure.cn/v1                         | MANAGED_COMPUTE | LLAMA_NATIVE | https://e.region.inference.ml.azure.cn/v1/chat/completions",
                "https://10.1.2.3/api/v1/endpoint/e/score                          | MANAGED_COMPUTE | SCORE | https://10.1.2.3/api/v1/endpoint/e/score",
                // names and ports as people have them
                "http://vllm_server:8000/v1                                        | OPENAI_COMPATIBLE | LLAMA_NATIVE | http://vllm_server:8000/v1/chat/completions",
                "http://VLLM_Server/v1                                             | OPENAI_COMPATIBLE | LLAMA_NATIVE | http://vllm_server/v1/chat/completions",
                "https://my_team.gw_1.example.com:65535/v1                         | OPENAI_COMPATIBLE | LLAMA_NATIVE | https://my_team.gw_1.example.com:65535/v1/chat/completions",
                "http://localhost:/v1                                              | OPENAI_COMPATIBLE | LLAMA_NATIVE | http://localhost/v1/chat/completions",
                "https://büro.example.com/v1                                       | OPENAI_COMPATIBLE | LLAMA_NATIVE | https://xn--bro-hoa.example.com/v1/chat/completions",
                // anything else
                "http://localhost:8000/v1                                          | OPENAI_COMPATIBLE | LLAMA_NATIVE | http://localhost:8000/v1/chat/completions",
                "http://localhost:8000                                             | OPENAI_COMPATIBLE | LLAMA_NATIVE | http://localhost:8000/v1/chat/completions",
                "http://localhost:8000/v1/models                                   | OPENAI_COMPATIBLE | LLAMA_NATIVE | http://localhost:8000/v1/chat/completions",
                "localhost:8080                                                    | OPENAI_COMPATIBLE | LLAMA_NATIVE | http://localhost:8080/v1/chat/completions",
                "127.0.0.1:8080/v1                                                 | OPENAI_COMPATIBLE | LLAMA_NATIVE | http://127.0.0.1:8080/v1/chat/completions",
                "[::1]:8080                                                        | OPENAI_COMPATIBLE | LLAMA_NATIVE | http://[::1]:8080/v1/chat/completions",
                "https://gw.example.com/team-a/llama/v1/chat/completions           | OPENAI_COMPATIBLE | LLAMA_NATIVE | https://gw.example.com/team-a/llama/v1/chat/completions",
                "https://gw.example.com/llama?subscription-key=s3cret              | OPENAI_COMPATIBLE | LLAMA_NATIVE | https://gw.example.com/llama/v1/chat/completions?subscription-key=s3cret",
                "https://gw.example.com/llama/chat/completions                     | OPENAI_COMPATIBLE | AZURE_AI_INFERENCE | https://gw.example.com/llama/chat/completions",
                "http://localhost:8000/v1/chat                                     | OPENAI_COMPATIBLE | LLAMA_NATIVE | http://localhost:8000/v1/chat/completions",
                "http://localhost:8000/v1/messages                                 | OPENAI_COMPATIBLE | LLAMA_NATIVE | http://localhost:8000/v1/chat/completions",
                // a version, or none, before the route
                "https://api.example.com/v1/openai                                 | OPENAI_COMPATIBLE | AZURE_AI_INFERENCE | https://api.example.com/v1/openai/chat/completions",
                "https://api.example.com/v1beta/openai/                            | OPENAI_COMPATIBLE | AZURE_AI_INFERENCE | https://api.example.com/v1beta/openai/chat/completions",
                "https://api.example.com/api/v3                                    | OPENAI_COMPATIBLE | AZURE_AI_INFERENCE | https://api.example.com/api/v3/chat/completions",
                "https://api.example.com/api/v1                                    | OPENAI_COMPATIBLE | LLAMA_NATIVE | https://api.example.com/api/v1/chat/completions",
                "https://api.example.com/api/paas/v4/                              | OPENAI_COMPATIBLE | AZURE_AI_INFERENCE | https://api.example.com/api/paas/v4/chat/completions",
                "https://api.example.com/v2/llama                                  | OPENAI_COMPATIBLE | LLAMA_NATIVE | https://api.example.com/v2/llama/v1/chat/completions",
                "https://apim.azure-api.net/inference/models                       | OPENAI_COMPATIBLE | AZURE_AI_INFERENCE | https://apim.azure-api.net/inference/models/chat/completions",
                "https://adb-1.2.azuredatabricks.net/serving-endpoints             | OPENAI_COMPATIBLE | AZURE_AI_INFERENCE | https://adb-1.2.azuredatabricks.net/serving-endpoints/chat/completions",
                "https://models.github.ai/inference                                | OPENAI_COMPATIBLE | AZURE_AI_INFERENCE | https://models.github.ai/inference/chat/completions",
                "https://models.inference.ai.azure.com                             | SERVERLESS | AZURE_AI_INFERENCE | https://models.inference.ai.azure.com/chat/completions?api-version=2024-05-01-preview",
                "https://notmodels.ai.azure.com.example.org/v1                     | OPENAI_COMPATIBLE | LLAMA_NATIVE | https://notmodels.ai.azure.com.example.org/v1/chat/completions",
            })
    void each_form_is_understood(String pasted, EndpointKind kind, ApiDialect dialect, String chatUrl) {
        Endpoint endpoint = Endpoint.of(pasted);

        assertThat(endpoint.kind()).isEqualTo(kind);
        assertThat(endpoint.dialect()).isEqualTo(dialect);
        assertThat(endpoint.url(Operation.CHAT)).isEqualTo(chatUrl);
        assertThat(Endpoint.of(chatUrl, kind, dialect))
                .as("reading what it wrote changes nothing")
                .isEqualTo(endpoint);
    }

    @ParameterizedTest
    @CsvSource({
        "https://m.eastus.models.ai.azure.com/v1, https://m.eastus.models.ai.azure.com/v1/completions",
        "https://m.eastus.models.ai.azure.com/chat/completions, https://m.eastus.models.ai.azure.com/completions?api-version=2024-05-01-preview",
        "https://e.westus.inference.ml.azure.com/score, https://e.westus.inference.ml.azure.com/score",
        "http://localhost:8000/v1/chat/completions, http://localhost:8000/v1/completions",
    })
    void a_text_goes_to_the_route_beside_that_for_chat(String pasted, String url) {
        assertThat(Endpoint.of(pasted).url(Operation.COMPLETION)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "https://m.eastus.models.ai.azure.com/v1/chat/completions/chat/completions",
        "https://m.eastus.models.ai.azure.com/v1/v1/chat/completions",
        "https://m.eastus.models.ai.azure.com/v1/chat/completions/v1/chat/completions",
    })
    void a_route_that_was_doubled_before_is_single_after(String pasted) {
        assertThat(Endpoint.of(pasted).url(Operation.CHAT))
                .isEqualTo("https://m.eastus.models.ai.azure.com/v1/chat/completions");
    }

    @ParameterizedTest
    @CsvSource({
        "https://m.eastus.models.ai.azure.com/chat/completions?api-version=1&api-version=1",
        "https://m.eastus.models.ai.azure.com/chat/completions?api-version=1&x=y&api-version=2",
    })
    void an_api_version_that_was_doubled_before_is_single_after(String pasted) {
        assertThat(Endpoint.of(pasted).url(Operation.CHAT).split("api-version", -1))
                .hasSize(2);
    }
}
