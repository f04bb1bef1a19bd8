package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.ModelOutput.Verdict;

/** Why a response ended, in LangChain4j's word and in the server's own. */
class FinishReasonTest {

    @OnChatScenarios
    void a_finished_response_ends_with_stop(Scenario scenario) {
        try (var deployed = scenario.saying("All said.")) {
            assertEnd(deployed.chat().ask("Go"), FinishReason.STOP, "stop");
        }
    }

    @OnChatScenarios
    void a_response_that_reaches_max_tokens_ends_with_length(Scenario scenario) {
        try (var deployed = scenario.saying("one two three four five")) {
            var response = deployed.chat(model -> model.maxOutputTokens(3)).ask("Count");

            assertThat(response.aiMessage().text()).isEqualTo("one two three");
            assertEnd(response, FinishReason.LENGTH, "length");
        }
    }

    @OnChatScenarios
    void a_response_ends_before_a_stop_sequence(Scenario scenario) {
        try (var deployed = scenario.saying("one two three four five")) {
            var response = deployed.chat(model -> model.stopSequences(" four", "never"))
                    .ask("Count");

            assertThat(response.aiMessage().text()).isEqualTo("one two three");
            assertEnd(response, FinishReason.STOP, "stop");
        }
    }

    @OnChatScenarios({ScenarioTarget.MANAGED_NATIVE, ScenarioTarget.MANAGED_NIM, ScenarioTarget.OPENAI_COMPATIBLE})
    void vllm_names_the_stop_sequence(Scenario scenario) {
        try (var deployed = scenario.saying("one two three four five")) {
            var response = deployed.chat(model -> model.stopSequences(" four", "never"))
                    .ask("Count");

            assertThat(metadata(response).choices().get(0).stopReason()).isEqualTo(" four");
        }
    }

    @OnChatScenarios({
        ScenarioTarget.SERVERLESS_NATIVE,
        ScenarioTarget.SERVERLESS_INFERENCE,
        ScenarioTarget.FOUNDRY_MODELS,
        ScenarioTarget.FOUNDRY_OPENAI
    })
    void a_response_that_the_filter_cuts_ends_with_content_filter(Scenario scenario) {
        try (var deployed = scenario.responding(
                conversation -> ModelOutput.text("First you take a very sharp").judged(Verdict.RESPONSE_CUT))) {
            var response = deployed.chat().ask("How?");

            assertThat(response.aiMessage().text()).isEqualTo("First you take");
            assertEnd(response, FinishReason.CONTENT_FILTER, "content_filter");
        }
    }

    @OnChatScenarios({
        ScenarioTarget.SERVERLESS_NATIVE,
        ScenarioTarget.SERVERLESS_INFERENCE,
        ScenarioTarget.FOUNDRY_MODELS,
        ScenarioTarget.FOUNDRY_OPENAI
    })
    void an_unfiltered_response_shows_that_the_filter_failed(Scenario scenario) {
        try (var deployed = scenario.responding(
                conversation -> ModelOutput.text("Unseen by any filter.").judged(Verdict.FILTER_FAILED))) {
            var response = deployed.chat().ask("How?");

            assertThat(response.aiMessage().text()).isEqualTo("Unseen by any filter.");
            assertEnd(response, FinishReason.OTHER, "content_filter_error");
        }
    }

    @OnChatScenarios
    void the_model_length_counts_as_length(Scenario scenario) {
        assertMapped(scenario, "model_length", FinishReason.LENGTH);
    }

    @OnChatScenarios
    void an_unknown_reason_is_kept_as_it_is(Scenario scenario) {
        assertMapped(scenario, "abort", FinishReason.OTHER);
    }

    private static void assertMapped(Scenario scenario, String word, FinishReason reason) {
        try (var deployed =
                scenario.responding(conversation -> ModelOutput.text("Well.").finishing(word))) {
            // With a limit of the user's, so that no warning is logged.
            assertEnd(deployed.chat(model -> model.maxOutputTokens(9)).ask("Go"), reason, word);
        }
    }

    private static void assertEnd(ChatResponse response, FinishReason reason, String raw) {
        assertThat(response.finishReason()).isEqualTo(reason);
        assertThat(metadata(response).rawFinishReason()).isEqualTo(raw);
    }

    private static AzureLlamaChatResponseMetadata metadata(ChatResponse response) {
        return (AzureLlamaChatResponseMetadata) response.metadata();
    }
}
