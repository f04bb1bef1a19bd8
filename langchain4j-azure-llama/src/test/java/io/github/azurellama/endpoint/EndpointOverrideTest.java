package io.github.azurellama.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointOverrideTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "https://m.eastus.models.ai.azure.com    | - | AZURE_AI_INFERENCE | SERVERLESS | https://m.eastus.models.ai.azure.com/chat/completions?api-version=2024-05-01-preview",
                "https://m.eastus.models.ai.azure.com/v1 | - | AZURE_AI_INFERENCE | SERVERLESS | https://m.eastus.models.ai.azure.com/chat/completions?api-version=2024-05-01-preview",
                "https://m.eastus.models.ai.azure.com/chat/completions | - | LLAMA_NATIVE | SERVERLESS | https://m.eastus.models.ai.azure.com/v1/chat/completions",
                "https://r.services.ai.azure.com         | - | AZURE_AI_INFERENCE | FOUNDRY_MODELS | https://r.services.ai.azure.com/models/chat/completions?api-version=2024-05-01-preview",
                "https://r.services.ai.azure.com         | FOUNDRY_MODELS | - | FOUNDRY_MODELS | https://r.services.ai.azure.com/models/chat/completions?api-version=2024-05-01-preview",
                "https://r.services.ai.azure.com/models  | FOUNDRY_OPENAI | - | FOUNDRY_OPENAI | https://r.services.ai.azure.com/openai/v1/chat/completions",
                "https://r.services.ai.azure.com/openai/v1 | FOUNDRY_MODELS | - | FOUNDRY_MODELS | https://r.services.ai.azure.com/models/chat/completions?api-version=2024-05-01-preview",
                "https://gw.example.com/models           | FOUNDRY_OPENAI | - | FOUNDRY_OPENAI | https://gw.example.com/models/v1/chat/completions",
                "https://gw.example.com/openai/v1        | FOUNDRY_MODELS | - | FOUNDRY_MODELS | https://gw.example.com/openai/chat/completions?api-version=2024-05-01-preview",
                "https://e.westus.inference.ml.azure.com/score | - | LLAMA_NATIVE | MANAGED_COMPUTE | https://e.westus.inference.ml.azure.com/v1/chat/completions",
                "https://e.westus.inference.ml.azure.com | - | SCORE | MANAGED_COMPUTE | https://e.westus.inference.ml.azure.com/score",
                "https://gw.example.com/llama            | SERVERLESS | - | SERVERLESS | https://gw.example.com/llama/v1/chat/completions",
                "https://gw.example.com/llama            | FOUNDRY_MODELS | - | FOUNDRY_MODELS | https://gw.example.com/llama/chat/completions?api-version=2024-05-01-preview",
                "https://gw.example.com/llama            | - | AZURE_AI_INFERENCE | OPENAI_COMPATIBLE | https://gw.example.com/llama/chat/completions",
            })
    void kind_and_dialect_can_be_given(
            String url,
            @Nullable EndpointKind kind,
            @Nullable ApiDialect dialect,
            EndpointKind expected,
            String chatUrl) {
        Endpoint endpoint = Endpoint.of(url, kind, dialect);

        assertThat(endpoint.kind()).isEqualTo(expected);
        assertThat(endpoint.url(Operation.CHAT)).isEqualTo(chatUrl);
    }

    @ParameterizedTest
    @CsvSource({
        "FOUNDRY_MODELS, LLAMA_NATIVE, AZURE_AI_INFERENCE",
        "FOUNDRY_OPENAI, AZURE_AI_INFERENCE, LLAMA_NATIVE",
        "SERVERLESS, SCORE, LLAMA_NATIVE",
    })
    void a_dialect_that_a_kind_does_not_speak_is_refused(EndpointKind kind, ApiDialect dialect, ApiDialect remedy) {
        assertThatThrownBy(() -> Endpoint.of("https://gw.example.com/llama", kind, dialect))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("apiDialect " + dialect)
                .hasMessageContaining(kind.name())
                .hasMessageContaining("use ")
                .hasMessageContaining(remedy.name())
                .hasMessageContaining("endpointKind");
    }

    @Test
    void models_of_foundry_in_llamas_dialect_name_the_successor() {
        assertThatThrownBy(() -> Endpoint.of("https://r.services.ai.azure.com/models", null, ApiDialect.LLAMA_NATIVE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LLAMA_NATIVE");
    }
}
