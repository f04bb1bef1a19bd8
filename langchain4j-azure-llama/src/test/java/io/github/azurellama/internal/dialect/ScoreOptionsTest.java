package io.github.azurellama.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.UnsupportedFeatureException;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.AzureLlamaLanguageModelBuilder;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.testing.Replies;
import io.github.azurellama.testing.WireTest;
import org.junit.jupiter.api.Test;

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
        enqueue(Replies.json(200, "{\"output\":\"Hi\"}"));

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
}
