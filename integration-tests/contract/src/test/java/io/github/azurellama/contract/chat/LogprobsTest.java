package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.UnsupportedFeatureException;
import io.github.azurellama.contract.frame.OnChatRoutes;
import io.github.azurellama.contract.frame.Route;
import io.github.azurellama.contract.frame.Target;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.response.TokenLogprob;
import java.util.List;

/** Log probabilities, which servers are asked for and answer in two shapes. */
class LogprobsTest {

    private static final String SAID = "Two llamas met in a bar today";
    private static final List<String> TOKENS = List.of("Two", " llamas", " met", " in", " a", " bar", " today");

    @OnChatRoutes(except = {Target.MANAGED_INFERENCE, Target.MANAGED_SCORE})
    void each_token_has_its_log_probability(Route route) {
        var logprobs = logprobs(route, 2);

        assertThat(logprobs).extracting(TokenLogprob::token).containsExactlyElementsOf(TOKENS);
        assertThat(logprobs).allSatisfy(token -> {
            assertThat(token.logprob()).isNegative();
            assertThat(token.probability()).isBetween(0.0, 1.0);
        });
    }

    @OnChatRoutes(except = {Target.MANAGED_INFERENCE, Target.MANAGED_SCORE})
    void each_token_has_as_many_alternatives_as_were_asked_for(Route route) {
        assertThat(logprobs(route, 3))
                .allSatisfy(token -> assertThat(token.alternatives()).hasSizeBetween(3, 4));
    }

    @OnChatRoutes({Target.SERVERLESS_NATIVE, Target.SERVERLESS_INFERENCE, Target.FOUNDRY_MODELS})
    void the_parallel_lists_of_llama_routes_tell_offsets_and_surprises(Route route) {
        var logprobs = logprobs(route, 2);

        assertThat(logprobs).extracting(TokenLogprob::textOffset).containsExactly(0, 3, 10, 14, 17, 19, 23);
        // The seventh token is a surprise to the simulator: not among the likely ones, so it comes on top of them.
        assertThat(logprobs.get(6).alternatives())
                .hasSize(3)
                .extracting(TokenLogprob.Alternative::token)
                .contains(" today");
    }

    @OnChatRoutes({Target.FOUNDRY_OPENAI, Target.MANAGED_NATIVE, Target.MANAGED_NIM, Target.SELF_HOSTED})
    void the_content_list_of_openai_and_vllm_has_exactly_as_many(Route route) {
        var logprobs = logprobs(route, 2);

        assertThat(logprobs).extracting(TokenLogprob::textOffset).containsOnlyNulls();
        assertThat(logprobs).extracting(token -> token.alternatives().size()).containsOnly(2);
    }

    @OnChatRoutes({Target.SERVERLESS_NATIVE, Target.SERVERLESS_INFERENCE, Target.FOUNDRY_MODELS})
    void llama_routes_are_asked_by_number(Route route) {
        try (var deployed = route.saying(SAID)) {
            deployed.chat(model -> model.topLogprobs(4)).ask("Go on");

            assertThat(deployed.body().path("logprobs").asInt()).isEqualTo(4);
            assertThat(deployed.body().has("top_logprobs")).isFalse();
        }
    }

    @OnChatRoutes({Target.FOUNDRY_OPENAI, Target.MANAGED_NATIVE, Target.MANAGED_NIM, Target.SELF_HOSTED})
    void openai_and_vllm_are_asked_by_flag_and_number(Route route) {
        try (var deployed = route.saying(SAID)) {
            deployed.chat(model -> model.logprobs(4)).ask("Go on");

            assertThat(deployed.body().path("logprobs").isBoolean()).isTrue();
            assertThat(deployed.body().path("top_logprobs").asInt()).isEqualTo(4);
        }
    }

    @OnChatRoutes
    void none_are_told_unless_asked_for(Route route) {
        try (var deployed = route.saying(SAID)) {
            var metadata = (AzureLlamaChatResponseMetadata)
                    deployed.chat().ask("Go on").metadata();

            assertThat(metadata.logprobs()).isEmpty();
        }
    }

    @OnChatRoutes({Target.MANAGED_INFERENCE, Target.MANAGED_SCORE})
    void where_the_server_loses_them_they_are_refused_before_anything_is_sent(Route route) {
        try (var deployed = route.saying(SAID)) {
            assertThatThrownBy(() -> deployed.chat(model -> model.logprobs(2)).ask("Go on"))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("logprobs")
                    .hasMessageContaining("LLAMA_NATIVE");
            assertThat(deployed.azure().requests()).isEmpty();
        }
    }

    private static List<TokenLogprob> logprobs(Route route, int alternatives) {
        try (var deployed = route.saying(SAID)) {
            var response = deployed.chat(model -> model.logprobs(alternatives)).ask("Go on");

            assertThat(response.aiMessage().text()).isEqualTo(SAID);
            return ((AzureLlamaChatResponseMetadata) response.metadata()).logprobs();
        }
    }
}
