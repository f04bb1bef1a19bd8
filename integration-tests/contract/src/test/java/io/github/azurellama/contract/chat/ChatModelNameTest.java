package io.github.azurellama.contract.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;

/** Which endpoints want a model name, which do not, and what they do with a wrong one. */
class ChatModelNameTest {

    @OnChatScenarios(
            except = {ScenarioTarget.FOUNDRY_MODELS, ScenarioTarget.FOUNDRY_OPENAI, ScenarioTarget.MANAGED_NIM})
    void no_name_is_sent_where_none_is_needed(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            deployed.chat().ask("Hi");

            assertThat(deployed.body().findValue("model")).isNull();
        }
    }

    @OnChatScenarios({ScenarioTarget.FOUNDRY_MODELS, ScenarioTarget.FOUNDRY_OPENAI})
    void foundry_without_a_name_is_refused_before_anything_is_sent(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            assertThat(deployed.chat(model -> model.modelName(null)).failure("Hi"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("modelName")
                    .hasMessageContaining("deployment");
            assertThat(deployed.azure().requests()).isEmpty();
        }
    }

    @OnChatScenarios(ScenarioTarget.MANAGED_NIM)
    void a_nim_without_a_name_says_what_is_missing(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            assertThat(deployed.chat(model -> model.modelName(null)).failure("Hi"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("HTTP 400")
                    .hasMessageContaining("modelName");
        }
    }

    @OnChatScenarios
    void a_served_name_picks_the_model(Scenario scenario) {
        try (var deployed = scenario.deploy(options -> options.models("Llama-3.1-8B", "Llama-4-Scout"))) {
            var response =
                    deployed.chat(model -> model.modelName("Llama-4-Scout")).ask("Hi");

            assertThat(deployed.options().path("model").asText()).isEqualTo("Llama-4-Scout");
            assertThat(response.modelName()).isEqualTo("Llama-4-Scout");
        }
    }

    @OnChatScenarios
    void the_name_of_a_request_wins_over_the_models(Scenario scenario) {
        try (var deployed = scenario.deploy(options -> options.models("Llama-3.1-8B", "Llama-4-Scout"))) {
            var response = deployed.chat(model -> model.modelName("Llama-3.1-8B"))
                    .ask(ChatRequest.builder()
                            .messages(UserMessage.from("Hi"))
                            .modelName("Llama-4-Scout")
                            .build());

            assertThat(response.modelName()).isEqualTo("Llama-4-Scout");
        }
    }

    @OnChatScenarios({
        ScenarioTarget.SERVERLESS_NATIVE,
        ScenarioTarget.MANAGED_NATIVE,
        ScenarioTarget.MANAGED_INFERENCE,
        ScenarioTarget.MANAGED_SCORE,
        ScenarioTarget.OPENAI_COMPATIBLE
    })
    void a_wrong_name_where_none_is_needed_is_best_left_out(Scenario scenario) {
        assertNotFound(scenario, "Llama-5", "Leave modelName unset");
    }

    @OnChatScenarios({ScenarioTarget.FOUNDRY_MODELS, ScenarioTarget.FOUNDRY_OPENAI, ScenarioTarget.MANAGED_NIM})
    void a_wrong_name_where_one_is_needed_is_to_be_corrected(Scenario scenario) {
        assertNotFound(scenario, "Llama-5", "modelName");
    }

    @OnChatScenarios(ScenarioTarget.FOUNDRY_OPENAI)
    void case_matters_on_the_openai_route(Scenario scenario) {
        assertNotFound(scenario, "llama-4-scout-17b-16e-instruct", "case included");
    }

    @OnChatScenarios(ScenarioTarget.FOUNDRY_MODELS)
    void case_does_not_matter_on_the_model_inference_route(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            assertThat(deployed.chat(model -> model.modelName("llama-4-scout-17b-16e-instruct"))
                            .answer("Hi"))
                    .isEqualTo("Yes.");
        }
    }

    private static void assertNotFound(Scenario scenario, String name, String remedy) {
        try (var deployed = scenario.saying("Yes.")) {
            var failure = deployed.chat(model -> model.modelName(name)).failure("Hi");

            assertThat(failure)
                    .isInstanceOf(ModelNotFoundException.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining(remedy);
            Helpful.assertHelpful(failure, deployed, Helpful.ANY_STATUS);
        }
    }
}
