package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.UnsupportedFeatureException;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.response.TokenLogprob;
import java.util.List;

/** Log probabilities, which are requested and returned in two shapes. */
class ChatLogprobsTest {

    private static final String SAID = "Two llamas met in a bar today";
    private static final List<String> TOKENS = List.of("Two", " llamas", " met", " in", " a", " bar", " today");

    @OnChatScenarios(except = {ScenarioTarget.MANAGED_INFERENCE, ScenarioTarget.MANAGED_SCORE})
    void each_token_has_its_log_probability(Scenario scenario) {
        var logprobs = logprobs(scenario, 2);

        assertThat(logprobs).extracting(TokenLogprob::token).containsExactlyElementsOf(TOKENS);
        assertThat(logprobs).allSatisfy(token -> {
            assertThat(token.logprob()).isNegative();
            assertThat(token.probability()).isBetween(0.0, 1.0);
        });
    }

    @OnChatScenarios(except = {ScenarioTarget.MANAGED_INFERENCE, ScenarioTarget.MANAGED_SCORE})
    void each_token_has_as_many_alternatives_as_were_requested(Scenario scenario) {
        assertThat(logprobs(scenario, 3))
                .allSatisfy(token -> assertThat(token.alternatives()).hasSizeBetween(3, 4));
    }

    @OnChatScenarios({
        ScenarioTarget.SERVERLESS_NATIVE,
        ScenarioTarget.SERVERLESS_INFERENCE,
        ScenarioTarget.FOUNDRY_MODELS
    })
    void the_parallel_lists_of_llama_routes_contain_offsets_and_unlikely_tokens(Scenario scenario) {
        var logprobs = logprobs(scenario, 2);

        assertThat(logprobs).extracting(TokenLogprob::textOffset).containsExactly(0, 3, 10, 14, 17, 19, 23);
        // The seventh token is a surprise to the simulator: not among the likely ones, so it comes on top of them.
        assertThat(logprobs.get(6).alternatives())
                .hasSize(3)
                .extracting(TokenLogprob.Alternative::token)
                .contains(" today");
    }

    @OnChatScenarios({
        ScenarioTarget.FOUNDRY_OPENAI,
        ScenarioTarget.MANAGED_NATIVE,
        ScenarioTarget.MANAGED_NIM,
        ScenarioTarget.OPENAI_COMPATIBLE
    })
    void the_content_list_of_openai_and_vllm_has_exactly_as_many(Scenario scenario) {
        var logprobs = logprobs(scenario, 2);

        assertThat(logprobs).extracting(TokenLogprob::textOffset).containsOnlyNulls();
        assertThat(logprobs).extracting(token -> token.alternatives().size()).containsOnly(2);
    }

    @OnChatScenarios({
        ScenarioTarget.SERVERLESS_NATIVE,
        ScenarioTarget.SERVERLESS_INFERENCE,
        ScenarioTarget.FOUNDRY_MODELS
    })
    void llama_routes_get_a_number(Scenario scenario) {
        try (var deployed = scenario.saying(SAID)) {
            deployed.chat(model -> model.topLogprobs(4)).ask("Go on");

            assertThat(deployed.body().path("logprobs").asInt()).isEqualTo(4);
            assertThat(deployed.body().has("top_logprobs")).isFalse();
        }
    }

    @OnChatScenarios({
        ScenarioTarget.FOUNDRY_OPENAI,
        ScenarioTarget.MANAGED_NATIVE,
        ScenarioTarget.MANAGED_NIM,
        ScenarioTarget.OPENAI_COMPATIBLE
    })
    void openai_and_vllm_get_a_flag_and_a_number(Scenario scenario) {
        try (var deployed = scenario.saying(SAID)) {
            deployed.chat(model -> model.logprobs(4)).ask("Go on");

            assertThat(deployed.body().path("logprobs").isBoolean()).isTrue();
            assertThat(deployed.body().path("top_logprobs").asInt()).isEqualTo(4);
        }
    }

    @OnChatScenarios
    void there_are_none_unless_requested(Scenario scenario) {
        try (var deployed = scenario.saying(SAID)) {
            var metadata = (AzureLlamaChatResponseMetadata)
                    deployed.chat().ask("Go on").metadata();

            assertThat(metadata.logprobs()).isEmpty();
        }
    }

    @OnChatScenarios({ScenarioTarget.MANAGED_INFERENCE, ScenarioTarget.MANAGED_SCORE})
    void where_the_server_loses_them_they_are_refused_before_anything_is_sent(Scenario scenario) {
        try (var deployed = scenario.saying(SAID)) {
            assertThatThrownBy(() -> deployed.chat(model -> model.logprobs(2)).ask("Go on"))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("logprobs")
                    .hasMessageContaining("LLAMA_NATIVE");
            assertThat(deployed.azure().requests()).isEmpty();
        }
    }

    private static List<TokenLogprob> logprobs(Scenario scenario, int alternatives) {
        try (var deployed = scenario.saying(SAID)) {
            var response = deployed.chat(model -> model.logprobs(alternatives)).ask("Go on");

            assertThat(response.aiMessage().text()).isEqualTo(SAID);
            return ((AzureLlamaChatResponseMetadata) response.metadata()).logprobs();
        }
    }
}
