package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.token.Tokenizer;
import io.github.azurellama.testing.CallMode;

/** The usage that is reported is what the server counted. */
class TokenUsageTest {

    /** Some servers add details, which are not compared. */
    private static void assertCounts(TokenUsage usage, int input, int output) {
        assertThat(usage)
                .extracting(TokenUsage::inputTokenCount, TokenUsage::outputTokenCount, TokenUsage::totalTokenCount)
                .containsExactly(input, output, input + output);
    }

    @OnChatScenarios
    void the_usage_is_what_the_server_counted(Scenario scenario) {
        var said = "A llama, or perhaps an alpaca: who knows?";
        try (var deployed = scenario.saying(said)) {
            var response = deployed.chat().ask(SystemMessage.from("Be kind."), UserMessage.from("What is that?"));

            int asked = Tokenizer.count("Be kind.\nWhat is that?");
            assertCounts(response.tokenUsage(), asked, Tokenizer.count(said));
        }
    }

    @OnChatScenarios
    void an_empty_response_costs_its_prompt_only(Scenario scenario) {
        try (var deployed = scenario.saying("")) {
            assertCounts(deployed.chat().ask("Hush now").tokenUsage(), 2, 0);
        }
    }

    @OnChatScenarios
    void tokens_that_were_cut_off_are_not_counted(Scenario scenario) {
        try (var deployed = scenario.saying("one two three four five")) {
            assertThat(deployed.chat(model -> model.maxOutputTokens(2))
                            .ask("Count")
                            .tokenUsage()
                            .outputTokenCount())
                    .isEqualTo(2);
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void several_choices_cost_the_sum_of_their_tokens(Scenario scenario) {
        try (var deployed = scenario.responding(
                conversation -> ModelOutput.text("yes" + " yes".repeat(conversation.candidate())))) {
            var response = deployed.chat(model -> model.n(3)).ask("Well?");

            assertCounts(response.tokenUsage(), 2, 1 + 2 + 3);
        }
    }

    @OnChatScenarios
    void usage_that_only_the_headers_contain_is_read_from_them(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            deployed.azure()
                    .failNext(CannedResponses.whole("Yes.")
                            .with("prompt_token_len", "40")
                            .with("sampling_token_len", "18"));

            assertCounts(deployed.chat().ask("Hi").tokenUsage(), 40, 18);
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void a_response_without_usage_has_no_token_usage(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            deployed.azure().failNext(CannedResponses.whole("Yes."));

            assertThat(deployed.chat().ask("Hi").tokenUsage()).isNull();
        }
    }

    @OnChatScenarios(
            value = {
                ScenarioTarget.SERVERLESS_NATIVE,
                ScenarioTarget.FOUNDRY_OPENAI,
                ScenarioTarget.MANAGED_NATIVE,
                ScenarioTarget.OPENAI_COMPATIBLE
            },
            modes = CallMode.STREAMING)
    void a_stream_requests_its_usage_where_it_is_sent_on_request_only(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            deployed.chat().ask("Well?");

            assertThat(deployed.body()
                            .path("stream_options")
                            .path("include_usage")
                            .asBoolean())
                    .isTrue();
        }
    }

    @OnChatScenarios(
            value = {ScenarioTarget.SERVERLESS_INFERENCE, ScenarioTarget.FOUNDRY_MODELS},
            modes = CallMode.STREAMING)
    void a_stream_does_not_request_its_usage_where_that_is_an_error(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            deployed.chat().ask("Well?");

            assertThat(deployed.body().has("stream_options")).isFalse();
            assertThat(deployed.request().header("extra-parameters")).isEmpty();
        }
    }
}
