package io.github.azurellama.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import io.github.azurellama.contract.chat.Helpful;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.OnTextScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.simulator.fault.Fault;
import io.github.azurellama.testing.CallMode;
import java.util.Map;

/** The wrong kind of model, or none named: the error names the class to use instead, or the setting. */
class WrongModelTest {

    /** What a serverless deployment says on the route that its model does not have. */
    private static final Fault.Refuse NO_ROUTE =
            new Fault.Refuse(404, Map.of("content-type", "text/plain"), "NOT FOUND");

    @OnTextScenarios({ScenarioTarget.SERVERLESS_NATIVE, ScenarioTarget.SERVERLESS_INFERENCE})
    void a_completion_by_an_instruct_model_fails_and_names_the_chat_model(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            deployed.azure().failNext(NO_ROUTE);

            var failure = deployed.text().failure("Once");

            assertThat(failure)
                    .isInstanceOf(ModelNotFoundException.class)
                    .hasMessageContaining("use AzureLlamaChatModel")
                    .hasMessageContaining("/completions");
            Helpful.assertHelpful(failure, deployed, 404);
        }
    }

    @OnChatScenarios(
            value = {ScenarioTarget.FOUNDRY_MODELS, ScenarioTarget.FOUNDRY_OPENAI},
            modes = {CallMode.SYNC, CallMode.STREAMING})
    void foundry_which_completes_no_texts_names_the_chat_model(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            var failure = deployed.text().failure("Once");

            assertThat(failure)
                    .isInstanceOf(ModelNotFoundException.class)
                    .hasMessageContaining("use AzureLlamaChatModel");
            Helpful.assertHelpful(failure, deployed, 404);
        }
    }

    @OnChatScenarios({ScenarioTarget.SERVERLESS_NATIVE, ScenarioTarget.SERVERLESS_INFERENCE})
    void a_chat_with_a_base_model_fails_and_names_the_language_model(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            deployed.azure().failNext(NO_ROUTE);

            var failure = deployed.chat().failure("Hi");

            assertThat(failure)
                    .isInstanceOf(ModelNotFoundException.class)
                    .hasMessageContaining("use AzureLlamaLanguageModel");
            Helpful.assertHelpful(failure, deployed, 404);
        }
    }

    @OnTextScenarios(ScenarioTarget.MANAGED_NIM)
    void a_nim_without_a_name_says_what_is_missing(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            assertThat(deployed.text(model -> model.modelName(null)).failure("Once"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("modelName");
        }
    }

    @OnChatScenarios({ScenarioTarget.MANAGED_NATIVE, ScenarioTarget.OPENAI_COMPATIBLE})
    void a_base_model_without_a_chat_template_names_the_language_model(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            deployed.azure()
                    .failNext(Fault.status(
                            400,
                            "{\"object\":\"error\",\"message\":\"default chat template is no longer allowed, so you must"
                                    + " provide a chat template\",\"type\":\"BadRequestError\",\"code\":400}"));

            assertThat(deployed.chat().failure("Hi")).hasMessageContaining("use AzureLlamaLanguageModel");
        }
    }
}
