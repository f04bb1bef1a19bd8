package io.github.azurellama.contract.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.RateLimitException;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.OnTextScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.quota.LlamaQuota;
import io.github.azurellama.simulator.fault.Fault;
import java.time.Duration;

/** Models that share a quota, on each route, with budgets that no test is slow enough to see filled again. */
class SharedQuotaTest {

    private final LlamaQuota quota =
            LlamaQuota.of(Buckets.neverFilled(2), Buckets.neverFilled(5_000)).withMaxWait(Duration.ZERO);

    @OnChatScenarios
    void two_chat_models_share_their_requests(Scenario scenario) {
        try (var deployed = scenario.saying("Fine.")) {
            var one = deployed.chat(model -> model.quota(quota));
            var other = deployed.chat(model -> model.quota(quota));
            one.ask("How are you?");
            other.ask("How are you?");

            assertThat(one.failure("How are you?"))
                    .isInstanceOf(RateLimitException.class)
                    .hasMessageContaining("the budget of requests is short");
            assertThat(deployed.azure().requests()).hasSize(2);
        }
    }

    @OnTextScenarios
    void two_language_models_share_their_requests(Scenario scenario) {
        try (var deployed = scenario.saying(" and after")) {
            var one = deployed.text(model -> model.quota(quota));
            var other = deployed.text(model -> model.quota(quota));
            one.complete("Before");
            other.complete("Before");

            assertThat(one.failure("Before"))
                    .isInstanceOf(RateLimitException.class)
                    .hasMessageContaining("the budget of requests is short");
            assertThat(deployed.azure().requests()).hasSize(2);
        }
    }

    // Responses of /score contain no usage, so the estimate stands there.
    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void a_chat_costs_what_the_endpoint_counts(Scenario scenario) {
        try (var deployed = scenario.saying("Fine.")) {
            var used = deployed.chat(model -> model.quota(quota).maxOutputTokens(4_900))
                    .ask("How are you?")
                    .tokenUsage()
                    .totalTokenCount();

            assertThat(quota.acquire(5_000 - used).poll()).isZero();
        }
    }

    @OnTextScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void a_text_costs_what_the_endpoint_counts(Scenario scenario) {
        try (var deployed = scenario.saying(" and after")) {
            var used = deployed.text(model -> model.quota(quota).maxOutputTokens(4_900))
                    .complete("Before")
                    .tokenUsage()
                    .totalTokenCount();

            assertThat(quota.acquire(5_000 - used).poll()).isZero();
        }
    }

    @OnChatScenarios
    void a_retry_counts(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            deployed.azure().failNext(2, Fault.unavailable().with("retry-after-ms", "1"));

            assertThat(deployed.chat(model -> model.quota(quota)).failure("Hi")).isInstanceOf(RateLimitException.class);
            assertThat(deployed.azure().requests()).hasSize(2);
        }
    }

    @OnChatScenarios
    void what_a_minute_does_not_hold_is_not_sent(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            assertThat(deployed.chat(model -> model.quota(quota).maxOutputTokens(5_000))
                            .failure("Hi"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("lower maxOutputTokens");
            assertThat(deployed.azure().requests()).isEmpty();
        }
    }
}
