package io.github.azurellama.contract.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.langchain4j.exception.UnsupportedFeatureException;
import io.github.azurellama.contract.support.OnTextScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.response.CompletionMetadata;
import io.github.azurellama.response.TokenLogprob;
import java.util.List;

/** Log probabilities of completed texts, in both spellings of their offsets, with and without an echoed prompt. */
class TextLogprobsTest {

    @OnTextScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void each_token_has_its_log_probability_offset_and_alternatives(Scenario scenario) {
        try (var deployed = scenario.saying(" llamas met in a bar of wood today")) {
            var response = deployed.text(model -> model.logprobs(2)).complete("Two");

            var logprobs = CompletionMetadata.logprobs(response);
            assertThat(logprobs)
                    .extracting(TokenLogprob::token)
                    .containsExactly(" llamas", " met", " in", " a", " bar", " of", " wood", " today");
            assertThat(logprobs).extracting(TokenLogprob::textOffset).containsExactly(0, 7, 11, 14, 16, 20, 23, 28);
            assertThat(logprobs).allMatch(token -> token.logprob() < 0);
            assertThat(logprobs).allMatch(token -> token.alternatives().size() >= 2);
            // The simulator's seventh token is a surprise, which comes on top of the likely ones.
            assertThat(logprobs.get(6).alternatives()).hasSize(3);
            assertThat(deployed.body().path("logprobs")).isEqualTo(IntNode.valueOf(2));
        }
    }

    @OnTextScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void an_echoed_prompt_comes_first_and_its_first_token_has_no_probability(Scenario scenario) {
        try (var deployed = scenario.saying(" there was")) {
            var response = deployed.text(model -> model.logprobs(1).echo(true)).complete("Once upon a time");

            assertThat(response.content()).isEqualTo("Once upon a time there was");
            var logprobs = CompletionMetadata.logprobs(response);
            assertThat(logprobs)
                    .extracting(TokenLogprob::token)
                    .containsExactly("Once", " upon", " a", " time", " there", " was");
            assertThat(logprobs.get(0).logprob()).isNull();
            assertThat(logprobs.get(0).probability()).isNull();
            assertThat(logprobs.get(0).alternatives()).isEmpty();
            assertThat(logprobs.subList(1, 6)).allMatch(token -> token.logprob() != null);
            assertThat(logprobs).extracting(TokenLogprob::textOffset).containsExactly(0, 4, 9, 11, 16, 22);
        }
    }

    @OnTextScenarios
    void an_echoed_prompt_is_part_of_the_text(Scenario scenario) {
        try (var deployed = scenario.saying(" there was")) {
            assertThat(deployed.text(model -> model.echo(true))
                            .complete("Once upon a time")
                            .content())
                    .isEqualTo("Once upon a time there was");
        }
    }

    @OnTextScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void zero_alternatives_still_return_the_chosen_tokens(Scenario scenario) {
        try (var deployed = scenario.saying(" there was")) {
            var response = deployed.text(model -> model.logprobs(0)).complete("Once");

            assertThat(CompletionMetadata.logprobs(response))
                    .extracting(TokenLogprob::token)
                    .containsExactly(" there", " was");
        }
    }

    @OnTextScenarios
    void there_are_none_unless_requested(Scenario scenario) {
        try (var deployed = scenario.saying(" there was")) {
            var response = deployed.text().complete("Once");

            assertThat(CompletionMetadata.logprobs(response)).isEmpty();
            assertThat(response.metadata().getOrDefault(CompletionMetadata.LOGPROBS, List.of()))
                    .isEqualTo(List.of());
        }
    }

    @OnTextScenarios(ScenarioTarget.MANAGED_SCORE)
    void the_score_route_loses_them_so_they_are_refused_before_anything_is_sent(Scenario scenario) {
        try (var deployed = scenario.saying(" there was")) {
            var failure = catchThrowable(
                    () -> deployed.text(model -> model.logprobs(2)).complete("Once"));

            assertThat(failure)
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("logprobs")
                    .hasMessageContaining("LLAMA_NATIVE");
            assertThat(deployed.azure().requests()).isEmpty();
        }
    }
}
