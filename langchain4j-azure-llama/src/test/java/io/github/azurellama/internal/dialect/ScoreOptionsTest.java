package io.github.azurellama.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.AzureLlamaLanguageModelBuilder;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.CapturedLog;
import io.github.azurellama.testing.Responses;
import io.github.azurellama.testing.WireTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Options of {@code /score}. */
class ScoreOptionsTest extends WireTest {

    private AzureLlamaLanguageModelBuilder<?> completions() {
        return AzureLlamaLanguageModel.builder()
                .endpoint(url(""))
                .endpointKind(EndpointKind.MANAGED_COMPUTE)
                .apiDialect(ApiDialect.SCORE)
                .apiKey(KEY);
    }

    @Test
    void what_the_user_set_is_sent_once_and_as_set() {
        enqueue(Responses.json(200, "{\"output\":\"Hi\"}"));

        ((AzureLlamaLanguageModel) completions()
                        .option("max_new_tokens", 50)
                        .option("do_sample", true)
                        .option("return_full_text", true)
                        .temperature(0.0)
                        .build())
                .generate("Hi");

        assertThat(taken().getBody().utf8())
                .containsOnlyOnce("\"max_new_tokens\":50")
                .containsOnlyOnce("max_new_tokens")
                .containsOnlyOnce("\"do_sample\":true")
                .containsOnlyOnce("do_sample")
                .containsOnlyOnce("\"return_full_text\":true")
                .containsOnlyOnce("return_full_text")
                .doesNotContain("max_tokens");
    }

    @Test
    void n_above_1_is_refused_for_prompts_as_for_chats() {
        assertThatThrownBy(() -> completions().n(2).build())
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("n = 2")
                .hasMessageContaining("LLAMA_NATIVE");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void a_limit_by_the_name_that_score_alone_knows_is_what_a_quota_reserves() {
        enqueue(Responses.json(200, "{\"output\":\"Hi\"}"));
        LlamaQuota tooSmallWithoutLimit = LlamaQuota.perMinute(10, 100);

        Response<String> response = ((AzureLlamaLanguageModel) completions()
                        .option("max_new_tokens", 50)
                        .quota(tooSmallWithoutLimit)
                        .build())
                .generate("Hi");

        assertThat(response.content()).isEqualTo("Hi");
    }

    @Test
    void a_response_that_is_cut_by_that_limit_is_as_long_as_the_request_allows() {
        enqueue(Responses.json(200, "{\"choices\":[{\"index\":0,\"text\":\"Hi\",\"finish_reason\":\"length\"}]}"));
        var log = new CapturedLog();

        Response<String> response = ((AzureLlamaLanguageModel)
                        completions().option("max_new_tokens", 50).logger(log).build())
                .generate("Hi");

        assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_is_not_requested_where_there_is_none(CallMode mode) {
        enqueue(Responses.json(200, "{\"output\":\"Hi\"}"));

        String text = open(
                        mode,
                        builder -> builder.endpoint(url(""))
                                .endpointKind(EndpointKind.MANAGED_COMPUTE)
                                .apiDialect(ApiDialect.SCORE))
                .text();

        assertThat(text).isEqualTo("Hi");
        assertThat(taken().getHeaders().values("Accept")).containsExactly("application/json");
    }
}
