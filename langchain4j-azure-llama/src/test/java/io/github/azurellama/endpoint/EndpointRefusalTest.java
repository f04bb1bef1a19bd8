package io.github.azurellama.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.error.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointRefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-06-01 | Azure OpenAI | https://r.openai.azure.com/openai/v1",
                "https://r.openai.azure.com/openai/deployments/d | Azure OpenAI | https://r.openai.azure.com/openai/v1",
                "https://ai.azure.com/resource/deployments | portal | Target URI",
                "https://ml.azure.com/endpoints | portal | Target URI",
                "https://portal.azure.com/ | portal | Target URI",
                "https://portal.azure.com/#@contoso.com/resource/subscriptions/1/overview | portal | Target URI",
                "https://ai.azure.us/resource/deployments | portal | Target URI",
                "https://portal.azure.cn/ | portal | Target URI",
            })
    void a_url_that_serves_no_llama_is_refused_with_the_remedy(String url, String why, String remedy) {
        assertThatThrownBy(() -> Endpoint.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageContaining(remedy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "https://",
                "ftp://m.eastus.models.ai.azure.com",
                "https://a b.example.com",
                "https://m.eastus.models.ai.azure.com/v1#fragment",
                "<your-endpoint>",
                "https://m.eastus.models.ai.azure.com:port/v1",
                "https://example.com:99999/v1",
                "https://example.com:65536/v1",
                "https://example.com:0/v1",
                "http://[::1]:70000/v1",
                "http://vllm_server:99999999999/v1",
                "http://vllm..server/v1",
                "http://vllm server/v1",
                "http://%76llm/v1",
            })
    void what_is_no_url_is_refused_with_an_example(String url) {
        assertThatThrownBy(() -> Endpoint.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not usable")
                .hasMessageContaining("https://NAME.REGION.models.ai.azure.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://%s.example.com/v1",
                "https://example.%s:8080",
                "https://%1$.40s.%1$.40s.%1$.40s.%1$.40s.%1$.40s.%1$.40s.%1$.40s",
                "https://xn--_-eub/v1",
                "https://xn--zzzzzzzz99999999.example.com",
            })
    void a_host_that_no_name_server_can_know_is_refused(String url) {
        assertThatThrownBy(() -> Endpoint.of(url.formatted("a".repeat(64))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("63 between two dots");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https//m.eastus.models.ai.azure.com",
                "https:/m.eastus.models.ai.azure.com",
                "https://https://m.eastus.models.ai.azure.com",
                "https://http://m.eastus.models.ai.azure.com/v1",
            })
    void a_scheme_in_place_of_the_host_is_refused_before_a_key_goes_there(String url) {
        assertThatThrownBy(() -> Endpoint.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("://' once, and the host behind it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"%s\"", "'%s'", "\u201c%s\u201d", "\u00ab%s\u00bb", "`%s`", " \u00a0%s\u200b\n", "\ufeff%s\t"})
    void quotation_marks_and_white_space_around_it_are_left_out(String pasted) {
        String url = "https://m.eastus.models.ai.azure.com";

        assertThat(Endpoint.of(pasted.formatted(url))).isEqualTo(Endpoint.of(url));
    }

    @Test
    void an_address_with_a_zone_is_refused() {
        assertThatThrownBy(() -> Endpoint.of("http://[fe80::1%25eth0]:8080/v1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("remove the zone");
    }

    @Test
    void the_longest_part_of_a_host_is_allowed() {
        String url = "https://" + "a".repeat(63) + ".example.com";

        assertThat(Endpoint.of(url).base()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:s3cret@m.eastus.models.ai.azure.com/v1",
                "https://gw.example.com/ v1?key=s3cret",
                "ftp://gw.example.com/v1?key=s3cret",
                "https://gw.example.com:99999/v1?key=s3cret",
                "https://user:s3cret@vllm_server/v1",
                "https://r.openai.azure.com/openai/deployments/d?key=s3cret",
            })
    void a_refusal_shows_no_secret(String url) {
        assertThatThrownBy(() -> Endpoint.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"key=s3cret", "api-version=1&sig=s3cret", "s3cret", "a=1&s3cret=", "api-version=1;key=s3cret"})
    void an_endpoint_shows_no_secret(String query) {
        Endpoint endpoint = Endpoint.of("https://gw.example.com/v1?" + query);

        assertThat(endpoint.toString().replace("s3cret=***", "")).doesNotContain("s3cret");
        assertThat(endpoint.url(Operation.CHAT)).endsWith("?" + query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com:99999/v1", "http://vllm_server:0/v1"})
    void a_port_out_of_range_is_refused_with_the_url_and_the_range(String url) {
        assertThatThrownBy(() -> Endpoint.of(url))
                .isInstanceOfSatisfying(
                        InvalidSettingException.class,
                        refused -> assertThat(refused.setting()).isEqualTo("endpoint"))
                .hasMessageContaining(url)
                .hasMessageContaining("between 1 and 65535");
    }

    @Test
    void an_endpoint_shows_url_kind_and_dialect() {
        assertThat(Endpoint.of("https://r.services.ai.azure.com/models").toString())
                .isEqualTo("https://r.services.ai.azure.com/models/chat/completions?api-version=2024-05-01-preview"
                        + " (FOUNDRY_MODELS, AZURE_AI_INFERENCE)");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:1/v1,true",
        "http://llama.localhost/v1,true",
        "http://127.0.0.1/v1,true",
        "http://127.1.2.3/v1,true",
        "http://my_llama.localhost/v1,true",
        "http://vllm_server:8000/v1,false",
        "http://localhost.evil.com/v1,false",
        "http://2130706433/v1,false",
        "http://[::1]:1/v1,true",
        "http://localhost.example.com/v1,false",
        "http://127.0.0.1.example.com/v1,false",
        "http://10.0.0.1/v1,false",
        "http://128.0.0.1/v1,false",
    })
    void only_this_machine_is_loopback(String url, boolean loopback) {
        assertThat(Endpoint.of(url).isLoopback()).isEqualTo(loopback);
        assertThat(Endpoint.of(url).isEncrypted()).isFalse();
    }
}
