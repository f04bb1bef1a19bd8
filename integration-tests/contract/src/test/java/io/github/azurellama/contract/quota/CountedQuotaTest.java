package io.github.azurellama.contract.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.InvalidRequestException;
import io.github.azurellama.AzureLlamaLanguageModel;
import io.github.azurellama.AzureLlamaTokenCountEstimator;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import org.junit.jupiter.api.Test;

/** A quota that knows how long a prompt is because the endpoint counts it. */
class CountedQuotaTest {

    private static final String PROMPT = "Once upon a time, in a land of llamas";
    private static final int ANSWER = 8;

    @Test
    void a_prompt_takes_as_many_tokens_as_the_endpoint_counts() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.OPENAI_COMPATIBLE)) {
            var estimator = AzureLlamaTokenCountEstimator.builder()
                    .endpoint(azure.url())
                    .build();
            int exact = estimator.estimateTokenCountInText(PROMPT) + ANSWER;

            assertThatThrownBy(() -> model(azure, estimator, exact - 1).generate(PROMPT))
                    .isInstanceOf(InvalidRequestException.class);
            assertThat(model(azure, estimator, exact).generate(PROMPT).content())
                    .isNotEmpty();
        }
    }

    private static AzureLlamaLanguageModel model(
            AzureSimulator azure, AzureLlamaTokenCountEstimator estimator, int tokensPerMinute) {
        return AzureLlamaLanguageModel.builder()
                .endpoint(azure.url())
                .maxOutputTokens(ANSWER)
                .quota(LlamaQuota.perMinute(10, tokensPerMinute).withTokenCountEstimator(estimator))
                .build();
    }
}
