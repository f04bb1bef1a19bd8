package io.github.azurellama.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every cloud has the same hosts, kinds and token scopes under its own domain. */
final class AzureCloudTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "m.region.models.ai              |                            | SERVERLESS      | /v1/chat/completions                                    | ml",
                "m-serverless.region.inference.ai |                           | SERVERLESS      | /v1/chat/completions                                    | ml",
                "res.services.ai                 |                            | FOUNDRY_OPENAI  | /openai/v1/chat/completions                             | cognitiveservices",
                "res.openai                      |                            | FOUNDRY_OPENAI  | /openai/v1/chat/completions                             | cognitiveservices",
                "res.openai                      | /openai/v1                 | FOUNDRY_OPENAI  | /openai/v1/chat/completions                             | cognitiveservices",
                "res.cognitiveservices           |                            | FOUNDRY_OPENAI  | /openai/v1/chat/completions                             | cognitiveservices",
                "res.services.ai                 | /models                    | FOUNDRY_MODELS  | /models/chat/completions?api-version=2024-05-01-preview | cognitiveservices",
                "res.cognitiveservices           | /models                    | FOUNDRY_MODELS  | /models/chat/completions?api-version=2024-05-01-preview | cognitiveservices",
                "res.services.ai                 | /api/projects/p/openai/v1  | FOUNDRY_OPENAI  | /api/projects/p/openai/v1/chat/completions              | ai",
                "ep.usgovvirginia.inference.ml   |                            | MANAGED_COMPUTE | /v1/chat/completions                                    | ml",
                "ep.usgovvirginia.inference.ml   | /score                     | MANAGED_COMPUTE | /score                                                  | ml",
            })
    void each_cloud_has_the_hosts_with_their_kind_and_scope(
            String service, @Nullable String path, EndpointKind kind, String route, String audience) {
        for (String domain : List.of("azure.com", "azure.us", "azure.cn")) {
            String origin = "https://" + service + "." + domain;

            Endpoint endpoint = Endpoint.of(origin + (path == null ? "" : path));

            assertThat(endpoint.kind()).isEqualTo(kind);
            assertThat(endpoint.url(Operation.CHAT)).isEqualTo(origin + route);
            assertThat(endpoint.tokenScope()).isEqualTo("https://" + audience + "." + domain + "/.default");
            assertThat(endpoint.isAzureHost()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x.models.ai.azure.com.evil.com",
                "https://evilmodels.ai.azure.com",
                "https://evilopenai.azure.us",
                "https://services.ai.azure.com.cn",
                "https://res.openai.azure.uk",
                "https://azure.us/openai/v1",
                "http://127.0.0.1:8000/score",
                "http://localhost/v1",
            })
    void a_host_outside_azure_is_not_taken_for_one_of_azure(String url) {
        assertThat(Endpoint.of(url).isAzureHost()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://gw.example.com/llama, FOUNDRY_OPENAI, https://cognitiveservices.azure.com/.default",
        "https://gw.example.com/llama, MANAGED_COMPUTE, https://ml.azure.com/.default",
        "https://res.openai.azure.us, FOUNDRY_MODELS, https://cognitiveservices.azure.us/.default",
        "https://RES.OpenAI.Azure.US., FOUNDRY_OPENAI, https://cognitiveservices.azure.us/.default",
    })
    void a_given_kind_has_the_scope_of_the_hosts_cloud(String url, EndpointKind kind, String scope) {
        assertThat(Endpoint.of(url, kind, null).tokenScope()).isEqualTo(scope);
    }
}
