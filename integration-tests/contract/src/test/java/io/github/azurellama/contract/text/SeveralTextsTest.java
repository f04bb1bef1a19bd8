package io.github.azurellama.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.contract.support.OnTextScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.response.AzureLlamaTokenUsage;
import io.github.azurellama.response.Choice;
import io.github.azurellama.response.CompletionMetadata;
import io.github.azurellama.simulator.responder.Conversation;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.testing.CallMode;

/** Several completions of one prompt, which a stream sends interleaved and which must not be mixed. */
class SeveralTextsTest {

    @OnTextScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void the_texts_are_never_mixed(Scenario scenario) {
        try (var deployed = scenario.responding(SeveralTextsTest::count)) {
            var response = deployed.text(model -> model.n(3)).complete("Count:");

            assertThat(response.content()).isEqualTo(" a1 a2 a3");
            assertThat(CompletionMetadata.choices(response))
                    .extracting(Choice::text)
                    .containsExactly(" a1 a2 a3", " b1 b2 b3", " c1 c2 c3");
            assertThat(CompletionMetadata.choices(response))
                    .extracting(Choice::index)
                    .containsExactly(0, 1, 2);
        }
    }

    @OnTextScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void the_usage_is_that_of_all_texts(Scenario scenario) {
        try (var deployed = scenario.responding(SeveralTextsTest::count)) {
            assertThat(deployed.text(model -> model.n(3)).complete("Count:").tokenUsage())
                    .isEqualTo(new AzureLlamaTokenUsage(2, 9, 11, null, null));
        }
    }

    @OnTextScenarios(modes = CallMode.STREAMING, except = ScenarioTarget.MANAGED_SCORE)
    void only_the_first_text_is_passed_on_chunk_by_chunk(Scenario scenario) {
        try (var deployed = scenario.responding(SeveralTextsTest::count)) {
            var text = deployed.text(model -> model.n(3));
            text.complete("Count:");

            assertThat(text.recorder().chunks()).containsExactly(" a1", " a2", " a3");
        }
    }

    @OnTextScenarios(value = ScenarioTarget.SERVERLESS_NATIVE, modes = CallMode.SYNC)
    void the_best_comes_first_whatever_the_order_on_the_wire(Scenario scenario) {
        try (var deployed = scenario.responding(SeveralTextsTest::count)) {
            var response = deployed.text(model -> model.n(2).bestOf(4).temperature(0.7))
                    .complete("Count:");

            // With best_of the indexes are in any order and need not begin with 0; the lowest is the first.
            assertThat(CompletionMetadata.choices(response))
                    .extracting(Choice::index)
                    .isSorted()
                    .doesNotContain(0);
            assertThat(response.content())
                    .isEqualTo(CompletionMetadata.choices(response).get(0).text());
        }
    }

    private static ModelOutput count(Conversation conversation) {
        char who = (char) ('a' + conversation.candidate());
        return ModelOutput.text(" " + who + "1 " + who + "2 " + who + "3");
    }
}
