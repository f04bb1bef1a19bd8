package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.azurellama.contract.support.Deployment;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.response.AzureLlamaChatResponseMetadata;
import io.github.azurellama.response.Choice;
import io.github.azurellama.response.ContentFilterResult;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.ModelOutput.Verdict;

/** What a response says besides its text. */
class MetadataTest {

    @OnChatScenarios
    void each_response_has_an_id_of_its_own(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            var chat = deployed.chat();

            assertThat(chat.ask("One").id())
                    .isNotBlank()
                    .isNotEqualTo(chat.ask("Two").id());
        }
    }

    @OnChatScenarios
    void the_response_names_the_model(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            assertThat(deployed.chat().ask("Hi").modelName())
                    .isEqualTo(deployed.azure().options().config().models().get(0));
        }
    }

    @OnChatScenarios(
            except = {
                ScenarioTarget.SERVERLESS_NATIVE,
                ScenarioTarget.SERVERLESS_INFERENCE,
                ScenarioTarget.MANAGED_SCORE
            })
    void created_is_a_unix_time(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            assertThat(ask(deployed).created()).isGreaterThan(1_700_000_000L);
        }
    }

    @OnChatScenarios({ScenarioTarget.SERVERLESS_NATIVE, ScenarioTarget.SERVERLESS_INFERENCE})
    void created_is_passed_on_even_where_it_is_no_time(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            assertThat(ask(deployed).created()).isBetween(0L, 2_400_000L);
        }
    }

    @OnChatScenarios({ScenarioTarget.SERVERLESS_NATIVE, ScenarioTarget.SERVERLESS_INFERENCE})
    void on_serverless_endpoints_the_request_id_is_the_id_of_the_response(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            var metadata = ask(deployed);

            assertThat(metadata.requestId()).isEqualTo(metadata.id());
        }
    }

    @OnChatScenarios(
            except = {
                ScenarioTarget.SERVERLESS_NATIVE,
                ScenarioTarget.SERVERLESS_INFERENCE,
                ScenarioTarget.OPENAI_COMPATIBLE
            })
    void the_request_id_is_that_of_the_front_door(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            assertThat(ask(deployed).requestId()).isNotBlank();
        }
    }

    @OnChatScenarios({ScenarioTarget.FOUNDRY_MODELS, ScenarioTarget.FOUNDRY_OPENAI})
    void foundry_reports_what_is_left_of_the_quota(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            ask(deployed);
            var status = ask(deployed).rateLimitStatus();

            assertThat(status).isNotNull();
            assertThat(status.limitRequests()).isEqualTo(1_000);
            assertThat(status.remainingRequests()).isEqualTo(998);
            assertThat(status.limitTokens()).isEqualTo(400_000);
            assertThat(status.remainingTokens()).isEqualTo(399_800);
            assertThat(status.resetTokens()).isNull();
        }
    }

    @OnChatScenarios({ScenarioTarget.SERVERLESS_NATIVE, ScenarioTarget.OPENAI_COMPATIBLE})
    void without_quota_headers_there_is_no_rate_limit_status(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            assertThat(ask(deployed).rateLimitStatus()).isNull();
        }
    }

    @OnChatScenarios(except = ScenarioTarget.MANAGED_SCORE)
    void all_choices_are_kept_and_the_first_is_the_message(Scenario scenario) {
        try (var deployed = scenario.responding(
                conversation -> ModelOutput.text("This is answer " + conversation.candidate() + "."))) {
            var response = deployed.chat(model -> model.n(3)).ask("Well?");

            assertThat(response.aiMessage().text()).isEqualTo("This is answer 0.");
            assertThat(metadata(response).choices())
                    .extracting(Choice::text)
                    .containsExactly("This is answer 0.", "This is answer 1.", "This is answer 2.");
            assertThat(metadata(response).choices()).extracting(Choice::index).containsExactly(0, 1, 2);
            assertThat(metadata(response).choices())
                    .extracting(Choice::rawFinishReason)
                    .containsOnly("stop");
        }
    }

    @OnChatScenarios(ScenarioTarget.FOUNDRY_OPENAI)
    void foundry_reports_what_its_filter_found(Scenario scenario) {
        try (var deployed = scenario.saying("A harmless answer.")) {
            var metadata = ask(deployed);

            assertThat(metadata.promptFilterResults())
                    .extracting(ContentFilterResult::category)
                    .contains("hate", "jailbreak", "self_harm", "sexual", "violence");
            assertThat(metadata.contentFilterResults())
                    .extracting(ContentFilterResult::category)
                    .contains("hate", "self_harm", "sexual", "violence");
            assertThat(metadata.contentFilterResults()).noneMatch(ContentFilterResult::filtered);
            assertThat(category(metadata, "hate").severity()).isEqualTo("safe");
        }
    }

    @OnChatScenarios(ScenarioTarget.FOUNDRY_OPENAI)
    void foundry_names_the_category_that_cut_the_response(Scenario scenario) {
        try (var deployed = scenario.responding(
                conversation -> ModelOutput.text("First you take a very sharp").judged(Verdict.RESPONSE_CUT))) {
            assertThat(category(ask(deployed), "violence").filtered()).isTrue();
        }
    }

    @OnChatScenarios(ScenarioTarget.FOUNDRY_OPENAI)
    void foundry_reports_that_its_filter_failed(Scenario scenario) {
        try (var deployed =
                scenario.responding(conversation -> ModelOutput.text("Unseen.").judged(Verdict.FILTER_FAILED))) {
            assertThat(category(ask(deployed), "error").message()).contains("not filtered");
        }
    }

    private static ContentFilterResult category(AzureLlamaChatResponseMetadata metadata, String name) {
        return metadata.contentFilterResults().stream()
                .filter(result -> result.category().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static AzureLlamaChatResponseMetadata ask(Deployment deployed) {
        return metadata(deployed.chat().ask("Hi"));
    }

    private static AzureLlamaChatResponseMetadata metadata(ChatResponse response) {
        return (AzureLlamaChatResponseMetadata) response.metadata();
    }
}
