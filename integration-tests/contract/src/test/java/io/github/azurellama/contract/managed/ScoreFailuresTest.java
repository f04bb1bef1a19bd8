package io.github.azurellama.contract.managed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import io.github.azurellama.contract.chat.Helpful;
import io.github.azurellama.contract.support.Deployment;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.simulator.endpoint.Defect;
import io.github.azurellama.simulator.fault.Fault;
import io.github.azurellama.testing.CallMode;

/** {@code /score} responds to failures with status 200 too; the caller gets an exception. */
class ScoreFailuresTest {

    @OnChatScenarios(
            value = ScenarioTarget.MANAGED_SCORE,
            modes = {CallMode.SYNC, CallMode.STREAMING})
    void a_body_without_output_fails_the_call(Scenario scenario) {
        for (var body : new String[] {"{}", "[]", "{\"output\":null}", "{\"output\":[]}"}) {
            try (var deployed = scenario.saying("never said")) {
                deployed.azure().failNext(2, Fault.status(200, body));

                assertEmpty(deployed, deployed.chat().failure("Hi"));
                assertEmpty(deployed, deployed.text().failure("Hi"));
            }
        }
    }

    @OnChatScenarios(
            value = ScenarioTarget.MANAGED_SCORE,
            modes = {CallMode.SYNC, CallMode.STREAMING})
    void a_prompt_that_content_safety_blocks_gets_an_empty_object(Scenario scenario) {
        try (var deployed = defective(scenario)) {
            assertEmpty(deployed, deployed.chat().failure("Tell me about [[violence]]"));
            assertEmpty(deployed, deployed.text().failure("Once there was [[violence]]"));
        }
    }

    @OnChatScenarios(
            value = ScenarioTarget.MANAGED_SCORE,
            modes = {CallMode.SYNC, CallMode.STREAMING})
    void an_error_inside_a_response_is_thrown_as_that_error(Scenario scenario) {
        try (var deployed = scenario.deploy(
                options -> options.defects(Defect.SCORE_FAILS_WITH_200).contextLength(20))) {
            var failure = deployed.chat().failure("far ".repeat(30));

            assertThat(failure)
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("maximum context length is 20")
                    .hasMessageContaining("Shorten");
            Helpful.assertHelpful(failure, deployed, 400);
            assertThat(deployed.text().failure("far ".repeat(30))).isInstanceOf(InvalidRequestException.class);
        }
    }

    @OnChatScenarios(ScenarioTarget.MANAGED_SCORE)
    void an_unknown_model_is_not_found_despite_status_200(Scenario scenario) {
        try (var deployed = defective(scenario)) {
            var failure = deployed.chat(model -> model.modelName("Llama-5")).failure("Hi");

            assertThat(failure).isInstanceOf(ModelNotFoundException.class).hasMessageContaining("Llama-5");
            Helpful.assertHelpful(failure, deployed, 404);
        }
    }

    @OnChatScenarios(ScenarioTarget.MANAGED_SCORE)
    void a_failure_of_the_engine_is_an_internal_error_despite_status_200(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            deployed.azure()
                    .failNext(Fault.status(
                            200,
                            "{\"output\":null,\"error\":{\"status_code\":500,\"body\":{\"error\":{\"message\":"
                                    + "\"engine died\",\"type\":\"InternalServerError\",\"code\":500}}}}"));

            var failure = deployed.chat(model -> model.maxRetries(0)).failure("Hi");

            assertThat(failure).isInstanceOf(InternalServerException.class).hasMessageContaining("engine died");
            Helpful.assertHelpful(failure, deployed, 500);
        }
    }

    private static void assertEmpty(Deployment deployed, RuntimeException failure) {
        assertThat(failure)
                .isInstanceOf(InternalServerException.class)
                .hasMessageContaining("127.0.0.1:" + deployed.azure().port() + "/score")
                .hasMessageContaining("content safety")
                .hasMessageNotContaining("\n");
    }

    private static Deployment defective(Scenario scenario) {
        return scenario.deploy(options -> options.defects(Defect.SCORE_FAILS_WITH_200));
    }
}
