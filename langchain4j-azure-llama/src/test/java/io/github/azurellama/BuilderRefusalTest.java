package io.github.azurellama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.endpoint.ExtraParameters;
import io.github.azurellama.error.InvalidSettingException;
import io.github.azurellama.retry.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
    void invalid_durations_and_counts() {
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

    @Test
    void the_exception_carries_setting_and_value() {
        carries(builder -> builder.readTimeout(Duration.ZERO), "readTimeout", "PT0S");
        carries(builder -> builder.maxRetries(-1), "maxRetries", "-1");
        carries(builder -> builder.temperature(2.1), "temperature", "2.1");
        carries(builder -> builder.option("n", "two"), "n", "two");
        carries(builder -> builder.bestOf(1).n(2), "best_of", "1");
        carries(builder -> builder.deployment("a b"), "deployment", "a b");
        carries(builder -> builder.deployment("blue"), "deployment", "blue");
        carries(builder -> builder.endpoint("https://a:99999/v1"), "endpoint", "https://a:99999/v1");
        carries(builder -> builder.endpoint("https://ai.azure.com/x?k=s"), "endpoint", "https://ai.azure.com/x?k=***");
        carries(builder -> builder.apiDialect(ApiDialect.SCORE), "apiDialect", "SCORE");
        carries(builder -> builder.extraParameters(ExtraParameters.DROP), "extraParameters", "DROP");
        carries(builder -> builder.endpoint("http://a.b/v1").apiKey("k"), "allowInsecureHttp", "false");
        carries(
                builder -> builder.retryPolicy(RetryPolicy.DEFAULT.withBackoff(Duration.ofMillis(-1))),
                "backoff",
                "PT-0.001S");
    }

    @Test
    void the_exception_carries_no_secret_and_no_value_that_is_not_set() {
        carries(builder -> builder.apiKey("two words"), "apiKey", null);
        carries(builder -> builder.customHeaders(Map.of("x-key", "s3cret\nx")), "customHeaders", null);
        carries(builder -> builder.endpoint("https://m.eastus.models.ai.azure.com"), "apiKey", null);
    }

    private static void carries(
            Consumer<AzureLlamaChatModelBuilder<?>> settings, String setting, @Nullable String value) {
        assertThatThrownBy(() -> {
                    var builder = AzureLlamaChatModel.builder().endpoint("http://localhost/v1");
                    settings.accept(builder);
                    builder.build();
                })
                .isInstanceOfSatisfying(InvalidSettingException.class, refused -> {
                    assertThat(refused.setting()).isEqualTo(setting);
                    assertThat(refused.value()).isEqualTo(Optional.ofNullable(value));
                })
                .hasMessageNotContaining("s3cret");
    }
}
