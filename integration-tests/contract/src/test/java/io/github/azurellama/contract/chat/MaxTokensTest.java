package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.output.FinishReason;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.endpoint.Operation;
import io.github.azurellama.simulator.responder.Responder;
import io.github.azurellama.testing.CapturedLog;
import java.util.List;

/** Only servers that cut responses at 16 or 256 tokens by default get an implicit limit. */
class MaxTokensTest {

    private static final String LONG = "word " + "and ".repeat(400);
    private static final String ENDLESS = "word " + "and ".repeat(2000);

    @OnChatScenarios
    void an_ordinary_response_is_not_cut(Scenario scenario) {
        try (var deployed = scenario.saying(LONG)) {
            var response = deployed.chat().ask("Go on");

            assertThat(response.aiMessage().text()).isEqualTo(LONG);
            assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        }
    }

    @OnChatScenarios
    void a_limit_is_sent_only_where_the_server_has_a_low_one(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            deployed.chat().ask("Go on");

            // Of /score the old generations have the limit, and the new one forwards to a route that has none for
            // chats.
            boolean cuts =
                    scenario.target().cut(Operation.CHAT) > 0 || scenario.target() == ScenarioTarget.MANAGED_SCORE;
            assertThat(deployed.options().has("max_tokens")).isEqualTo(cuts);
            assertThat(deployed.options().path("max_tokens").asInt(1024)).isEqualTo(1024);
        }
    }

    @OnChatScenarios
    void the_users_limit_takes_its_place(Scenario scenario) {
        try (var deployed = scenario.saying(LONG)) {
            var response = deployed.chat(model -> model.maxOutputTokens(300)).ask("Go on");

            assertThat(deployed.options().path("max_tokens").asInt()).isEqualTo(300);
            assertThat(response.tokenUsage().outputTokenCount()).isEqualTo(300);
        }
    }

    @OnChatScenarios
    void the_newer_name_of_the_limit_counts_as_one(Scenario scenario) {
        try (var deployed = scenario.saying(LONG)) {
            var log = new CapturedLog();
            var response = deployed.chat(
                            model -> model.option("max_completion_tokens", 300).logger(log))
                    .ask("Go on");

            assertThat(response.tokenUsage().outputTokenCount()).isEqualTo(300);
            assertThat(log.warnings()).isEmpty();
            assertThat(deployed.options().has("max_tokens")).isFalse();
        }
    }

    @OnChatScenarios({ScenarioTarget.SERVERLESS_NATIVE, ScenarioTarget.MANAGED_INFERENCE, ScenarioTarget.MANAGED_SCORE})
    void a_limit_that_does_not_fit_the_context_is_left_out_again(Scenario scenario) {
        try (var deployed =
                scenario.deploy(options -> options.contextLength(200).responder(Responder.saying("Ok.")))) {
            assertThat(deployed.chat().answer("A short question")).isEqualTo("Ok.");

            assertThat(deployed.azure().requests()).hasSize(2);
            assertThat(deployed.options().has("max_tokens")).isFalse();
        }
    }

    @OnChatScenarios({ScenarioTarget.SERVERLESS_NATIVE, ScenarioTarget.MANAGED_INFERENCE, ScenarioTarget.MANAGED_SCORE})
    void a_response_that_is_cut_without_maxOutputTokens_logs_a_warning(Scenario scenario) {
        assertThat(warnings(scenario, null)).hasSize(1).first().asString().contains("maxOutputTokens");
    }

    @OnChatScenarios
    void a_response_that_is_cut_at_maxOutputTokens_logs_no_warning(Scenario scenario) {
        assertThat(warnings(scenario, 5)).isEmpty();
    }

    @OnChatScenarios
    void a_response_that_is_not_cut_logs_no_warning(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            var log = new CapturedLog();
            deployed.chat(model -> model.logger(log)).ask("Go on");

            assertThat(log.warnings()).isEmpty();
        }
    }

    private static List<String> warnings(Scenario scenario, Integer limit) {
        try (var deployed = scenario.saying(ENDLESS)) {
            var log = new CapturedLog();
            var response = deployed.chat(model -> model.maxOutputTokens(limit).logger(log))
                    .ask("Go on");

            assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
            return log.warnings();
        }
    }
}
