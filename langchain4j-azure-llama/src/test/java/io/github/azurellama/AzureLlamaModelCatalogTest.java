package io.github.azurellama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.catalog.ModelType;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.testing.WireTest;
import java.time.Instant;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models that an endpoint says it serves. */
class AzureLlamaModelCatalogTest extends WireTest {

    private static final String NO_MODELS = "{\"object\":\"list\",\"data\":[]}";

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, /v1, /info?api-version=2024-05-01-preview",
        "SERVERLESS, /, /info?api-version=2024-05-01-preview",
        "FOUNDRY_MODELS, /models, /models/info?api-version=2024-05-01-preview",
        "FOUNDRY_OPENAI, /openai/v1, /openai/v1/models",
        "MANAGED_COMPUTE, /score, /v1/models",
        "MANAGED_COMPUTE, /chat/completions, /v1/models",
        "OPENAI_COMPATIBLE, /gateway/v1, /gateway/v1/models",
        "OPENAI_COMPATIBLE, /, /v1/models",
        "OPENAI_COMPATIBLE, /v1/chat/completions, /v1/models",
        "OPENAI_COMPATIBLE, /api/v3, /api/v3/models",
        "OPENAI_COMPATIBLE, /api/v3/chat/completions, /api/v3/models"
    })
    void each_kind_is_called_at_its_own_route(EndpointKind kind, String path, String target) {
        enqueue(new MockResponse.Builder().body(NO_MODELS));

        assertThat(catalog(kind, path).listModels()).isEmpty();

        var sent = taken();
        assertThat(sent.getMethod()).isEqualTo("GET");
        assertThat(sent.getTarget()).isEqualTo(target);
        assertThat(sent.getHeaders().get(kind.keyHeader())).endsWith(KEY);
    }

    @Test
    void a_list_is_completed_with_what_is_known_of_a_model() {
        enqueue(new MockResponse.Builder().body("""
                {"object":"list","data":[
                  {"id":"meta/llama-3.1-8b-instruct","created":1700000000,"owned_by":"vllm","max_model_len":16384},
                  {"id":"Llama-4-Maverick-17B-128E-Instruct-FP8","created":0},
                  {"id":"mine"}, "odd"]}"""));

        var models = catalog(EndpointKind.MANAGED_COMPUTE, "/").listModels();

        assertThat(models).hasSize(3);
        var first = models.get(0);
        assertThat(first.name()).isEqualTo("meta/llama-3.1-8b-instruct");
        assertThat(first.displayName()).isEqualTo("Meta-Llama-3.1-8B-Instruct");
        assertThat(first.provider()).isEqualTo(ModelProvider.MICROSOFT_FOUNDRY);
        assertThat(first.type()).isEqualTo(ModelType.CHAT);
        assertThat(first.maxInputTokens()).isEqualTo(16_384);
        assertThat(first.maxOutputTokens()).isEqualTo(8_192);
        assertThat(first.createdAt()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(first.owner()).isEqualTo("vllm");
        assertThat(models.get(1).description()).contains("one image");
        assertThat(models.get(1).maxInputTokens()).isEqualTo(1_000_000);
        assertThat(models.get(1).createdAt()).isNull();
        assertThat(models.get(2).displayName()).isEqualTo("mine");
        assertThat(models.get(2).type()).isNull();
        assertThat(models.get(2).maxInputTokens()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2147483648, 2038-01-19T03:14:08Z",
        "4102444800, 2100-01-01T00:00:00Z",
        "9223372036854775807,",
        "92233720368547758080,",
        "-1,"
    })
    void a_time_after_2038_is_one_and_a_number_that_is_no_time_is_unknown(String seconds, Instant created) {
        enqueue(new MockResponse.Builder().body("{\"data\":[{\"id\":\"new\",\"created\":" + seconds + "}]}"));

        assertThat(catalog(EndpointKind.OPENAI_COMPATIBLE, "/v1")
                        .listModels()
                        .get(0)
                        .createdAt())
                .isEqualTo(created);
    }

    @ParameterizedTest
    @CsvSource({"chat-completion, CHAT", "chat-completions, CHAT", "embeddings, EMBEDDING", "image, OTHER"})
    void info_describes_one_model(String modelType, ModelType type) {
        enqueue(new MockResponse.Builder()
                .body("{\"model_name\":\"Llama-3.3-70B-Instruct\",\"model_type\":\"" + modelType
                        + "\",\"model_provider_name\":\"Meta\"}"));

        var model = catalog(EndpointKind.SERVERLESS, "/").listModels().get(0);

        assertThat(model.name()).isEqualTo("Llama-3.3-70B-Instruct");
        assertThat(model.owner()).isEqualTo("Meta");
        assertThat(model.type()).isEqualTo(type);
    }

    @Test
    void an_endpoint_without_the_route_says_so() {
        enqueue(new MockResponse.Builder().code(404));

        assertThatThrownBy(() -> catalog(EndpointKind.SERVERLESS, "/").listModels())
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("does not list the models that it serves")
                .hasMessageContaining("/info");
    }

    @Test
    void a_response_without_a_list_of_models_is_refused() {
        enqueue(new MockResponse.Builder().body("{\"status\":\"ok\"}"));

        assertThatThrownBy(() -> catalog(EndpointKind.SERVERLESS, "/").listModels())
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining("lists no models");
    }

    private AzureLlamaModelCatalog catalog(EndpointKind kind, String path) {
        return AzureLlamaModelCatalog.builder()
                .endpoint(url(path))
                .endpointKind(kind)
                .apiKey(KEY)
                .build();
    }
}
