package io.github.azurellama.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.AzureLlamaChatModelBuilder;
import io.github.azurellama.AzureLlamaTokenCountEstimator;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.endpoint.ExtraParameters;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that cannot work are refused before the first request, with what to set instead. */
class BuilderRefusalTest {

    private static void refused(Consumer<AzureLlamaChatModelBuilder<?>> settings, String... says) {
        assertThatThrownBy(() -> {
                    var builder = AzureLlamaChatModel.builder().endpoint("http://localhost/v1");
                    settings.accept(builder);
                    builder.build();
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(says);
    }

    @Test
    void no_endpoint() {
        assertThatThrownBy(() -> AzureLlamaChatModel.builder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("endpoint is not set")
                .hasMessageContaining("https://NAME.REGION.models.ai.azure.com");
    }

    @Test
    void an_endpoint_from_a_variable_that_is_not_set() {
        assertThatThrownBy(() -> AzureLlamaTokenCountEstimator.builder()
                        .endpoint(System.getenv("NO_SUCH_VARIABLE_OF_THIS_TEST")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("endpoint is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization,apiKey",
        "API-KEY,apiKey",
        "extra-parameters,extraParameters",
        "Content-Type,JSON",
        "'a b',ASCII",
        "'',ASCII",
    })
    void a_header_that_is_not_for_the_user_to_write(String name, String remedy) {
        refused(builder -> builder.customHeaders(Map.of(name, "x")), "customHeaders", remedy);
    }

    @Test
    void a_header_with_a_line_break() {
        refused(builder -> builder.customHeaders(Map.of("x-a", "b\r\nx-c: d")), "customHeaders", "line breaks");
    }

    @Test
    void durations_and_counts_that_are_none() {
        refused(builder -> builder.readTimeout(Duration.ZERO), "readTimeout = PT0S");
        refused(builder -> builder.connectTimeout(Duration.ofSeconds(-1)), "connectTimeout = PT-1S");
        refused(builder -> builder.callTimeout(Duration.ofNanos(1)), "callTimeout", "millisecond");
        refused(builder -> builder.maxRetries(-1), "maxRetries = -1");
    }

    @Test
    void a_policy_for_extras_on_a_dialect_that_has_none() {
        refused(
                builder -> builder.extraParameters(ExtraParameters.DROP),
                "extraParameters = DROP",
                "LLAMA_NATIVE",
                "apiDialect(AZURE_AI_INFERENCE)");
    }

    @Test
    void a_value_out_of_range_by_its_setter() {
        refused(builder -> builder.temperature(2.1), "temperature = 2.1", "between 0 and 2");
        refused(builder -> builder.maxOutputTokens(0), "max_tokens = 0", "at least 1");
        refused(builder -> builder.option("n", "two"), "n = two");
    }

    @Test
    void no_model_name_where_one_is_needed_at_the_latest_with_the_request() {
        var model = AzureLlamaChatModel.builder()
                .endpoint("http://localhost")
                .endpointKind(EndpointKind.FOUNDRY_OPENAI)
                .apiKey("k")
                .build();

        assertThatThrownBy(() -> model.chat("Hi"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("modelName is not set")
                .hasMessageContaining("FOUNDRY_OPENAI")
                .hasMessageContaining("deployment's name");
    }
}
