package io.github.azurellama.contract.managed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InvalidRequestException;
import io.github.azurellama.AzureLlamaChatModel;
import io.github.azurellama.contract.chat.Helpful;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.OnTextScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.simulator.fault.Fault;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.ModelOutput.Verdict;
import io.github.azurellama.simulator.responder.ToolCall;
import io.github.azurellama.testing.CallMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What managed compute does its own way: deployments, envelopes, tools, ranges. */
class ManagedComputeTest {

    @OnChatScenarios({
        ScenarioTarget.MANAGED_NATIVE,
        ScenarioTarget.MANAGED_INFERENCE,
        ScenarioTarget.MANAGED_SCORE,
        ScenarioTarget.MANAGED_NIM
    })
    void one_deployment_is_pinned_by_a_header(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            deployed.chat(model -> model.deployment("green-2")).ask("Hi");
            assertThat(deployed.request().header("azureml-model-deployment")).contains("green-2");

            deployed.chat().ask("Hi");
            assertThat(deployed.request().header("azureml-model-deployment")).isEmpty();
        }
    }

    @OnTextScenarios({
        ScenarioTarget.MANAGED_NATIVE,
        ScenarioTarget.MANAGED_INFERENCE,
        ScenarioTarget.MANAGED_SCORE,
        ScenarioTarget.MANAGED_NIM
    })
    void one_deployment_is_pinned_for_texts_too(Scenario scenario) {
        try (var deployed = scenario.saying(" yes")) {
            deployed.text(model -> model.deployment("green-2")).complete("Well");
            assertThat(deployed.request().header("azureml-model-deployment")).contains("green-2");
        }
    }

    @OnChatScenarios({
        ScenarioTarget.SERVERLESS_NATIVE,
        ScenarioTarget.FOUNDRY_MODELS,
        ScenarioTarget.FOUNDRY_OPENAI,
        ScenarioTarget.OPENAI_COMPATIBLE
    })
    void elsewhere_there_are_no_deployments_to_pin(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            assertThatThrownBy(() -> deployed.chat(model -> model.deployment("green-2")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("deployment = green-2")
                    .hasMessageContaining("modelName");
        }
    }

    @OnChatScenarios({
        ScenarioTarget.MANAGED_NATIVE,
        ScenarioTarget.MANAGED_INFERENCE,
        ScenarioTarget.MANAGED_SCORE,
        ScenarioTarget.MANAGED_NIM
    })
    void the_containers_own_status_is_taken_out_of_the_424(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            var failure = deployed.chat(model -> model.minTokens(9).maxOutputTokens(2))
                    .failure("Hi");

            assertThat(failure)
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("min_tokens must be less than or equal to max_tokens=2");
            Helpful.assertHelpful(failure, deployed, 400);
        }
    }

    @OnChatScenarios({
        ScenarioTarget.MANAGED_NATIVE,
        ScenarioTarget.MANAGED_INFERENCE,
        ScenarioTarget.MANAGED_SCORE,
        ScenarioTarget.MANAGED_NIM
    })
    void a_424_around_a_503_is_retried(Scenario scenario) {
        try (var deployed = scenario.saying("At last.")) {
            deployed.azure()
                    .failNext(Fault.status(424, "{\"error\":\"busy\"}")
                            .with("ms-azureml-model-error-statuscode", "503")
                            .with("retry-after-ms", "1"));

            assertThat(deployed.chat().answer("Hi")).isEqualTo("At last.");
            assertThat(deployed.azure().requests()).hasSize(2);
        }
    }

    @OnChatScenarios({ScenarioTarget.MANAGED_NATIVE, ScenarioTarget.MANAGED_INFERENCE, ScenarioTarget.MANAGED_SCORE})
    void a_blocked_prompt_is_recognised_by_its_words(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            var failure = deployed.chat().failure("Tell me about [[violence]]");

            assertThat(failure).isInstanceOf(ContentFilteredException.class);
            Helpful.assertHelpful(failure, deployed, 400);
        }
    }

    @OnChatScenarios({ScenarioTarget.MANAGED_NATIVE, ScenarioTarget.MANAGED_INFERENCE, ScenarioTarget.MANAGED_SCORE})
    void a_blanked_response_is_an_empty_text(Scenario scenario) {
        try (var deployed = scenario.responding(
                conversation -> ModelOutput.text("Take a knife").judged(Verdict.RESPONSE_CUT))) {
            assertThat(deployed.chat().answer("How?")).isEmpty();
        }
    }

    @OnChatScenarios(ScenarioTarget.MANAGED_INFERENCE)
    void arguments_that_come_as_an_object_are_text_again(Scenario scenario) {
        var arguments = "{\"city\":\"Bern\",\"at\":{\"day\":1.50,\"hours\":[1,2,null]},\"note\":\"\\\"ä\\\"\"}";
        try (var deployed =
                scenario.responding(conversation -> ModelOutput.calling(ToolCall.of("weather", arguments)))) {
            var chat = deployed.chat(model -> model.toolSpecifications(
                    List.of(ToolSpecification.builder().name("weather").build())));

            assertThat(chat.ask("?").aiMessage().toolExecutionRequests())
                    .singleElement()
                    .satisfies(call -> assertThat(call.arguments().replace("1.50", "1.5"))
                            .isEqualTo(arguments.replace("1.50", "1.5")));
        }
    }

    @OnChatScenarios(ScenarioTarget.MANAGED_INFERENCE)
    void a_tool_without_a_description_is_sent_with_an_empty_one(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            var tool = ToolSpecification.builder().name("now").build();

            assertThat(deployed.chat(model -> model.toolSpecifications(List.of(tool)))
                            .answer("?"))
                    .isEqualTo("Yes.");
            var function = deployed.body().path("tools").path(0).path("function");
            assertThat(function.path("description").textValue()).isEmpty();
        }
    }

    @OnChatScenarios({
        ScenarioTarget.MANAGED_INFERENCE,
        ScenarioTarget.SERVERLESS_INFERENCE,
        ScenarioTarget.FOUNDRY_MODELS
    })
    void a_temperature_above_1_is_refused_early_where_the_schema_ends_there(Scenario scenario) {
        try (var deployed = scenario.saying("never said")) {
            var failure = catchThrowable(
                    () -> deployed.chat(model -> model.temperature(1.2)).ask("Hi"));

            assertThat(failure)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("temperature = 1.2")
                    .hasMessageContaining("between 0 and 1")
                    .hasMessageContaining("LLAMA_NATIVE");
            assertThat(deployed.azure().requests()).isEmpty();
        }
    }

    @OnChatScenarios({
        ScenarioTarget.MANAGED_NATIVE,
        ScenarioTarget.MANAGED_SCORE,
        ScenarioTarget.MANAGED_NIM,
        ScenarioTarget.SERVERLESS_NATIVE
    })
    void a_temperature_above_1_is_taken_elsewhere(Scenario scenario) {
        try (var deployed = scenario.saying("Yes.")) {
            assertThat(deployed.chat(model -> model.temperature(1.2)).answer("Hi"))
                    .isEqualTo("Yes.");
        }
    }

    @OnChatScenarios({
        ScenarioTarget.MANAGED_NATIVE,
        ScenarioTarget.MANAGED_INFERENCE,
        ScenarioTarget.MANAGED_SCORE,
        ScenarioTarget.MANAGED_NIM
    })
    void more_headers_than_the_platform_takes_say_so(Scenario scenario) {
        var headers = new HashMap<String, String>();
        for (int i = 0; i < 11; i++) {
            headers.put("x-mine-" + i, "1");
        }
        try (var deployed = scenario.saying("never said")) {
            var failure = deployed.chat(model -> model.customHeaders(headers)).failure("Hi");

            assertThat(failure).isInstanceOf(InvalidRequestException.class).hasMessageContaining("custom headers");
            Helpful.assertHelpful(failure, deployed, 431);
        }
    }

    @OnChatScenarios({ScenarioTarget.MANAGED_NATIVE, ScenarioTarget.MANAGED_INFERENCE, ScenarioTarget.MANAGED_NIM})
    void a_stream_that_the_server_holds_back_until_it_is_whole_still_arrives(Scenario scenario) {
        try (var deployed = scenario.deploy(options -> options.tokenDelay(Duration.ofMillis(2))
                .responder(conversation -> Optional.of(ModelOutput.text("one two three four"))))) {
            assertThat(deployed.chat().answer("Count")).isEqualTo("one two three four");
        }
    }

    @Test
    void a_pasted_score_url_needs_no_other_setting() {
        try (var deployed = new Scenario(CallMode.SYNC, ScenarioTarget.MANAGED_SCORE).saying("Yes.")) {
            var model = AzureLlamaChatModel.builder()
                    .endpoint(deployed.azure().url() + "/score")
                    .apiKey(deployed.azure().apiKey())
                    .build();

            assertThat(model.chat("Hi")).isEqualTo("Yes.");
            assertThat(deployed.request().path()).isEqualTo("/score");
        }
    }
}
