package io.github.azurellama.contract.managed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.InternalServerException;
import io.github.azurellama.contract.support.Deployment;
import io.github.azurellama.contract.support.OnChatScenarios;
import io.github.azurellama.contract.support.OnTextScenarios;
import io.github.azurellama.contract.support.Scenario;
import io.github.azurellama.contract.support.ScenarioTarget;
import io.github.azurellama.endpoint.ApiDialect;
import io.github.azurellama.simulator.endpoint.Defect;
import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.testing.CallMode;
import io.github.azurellama.testing.StreamRecorder.Kind;
import io.github.azurellama.testing.StreamRecorder.StreamCallback;
import java.util.Optional;

/**
 * A server of managed compute whose streams on the Model Inference routes consist of error events, each followed by
 * {@code [DONE]}, all under status 200, until {@code /score} was called.
 */
class BrokenStreamTest {

    @OnChatScenarios(value = ScenarioTarget.MANAGED_INFERENCE, modes = CallMode.STREAMING)
    void error_events_under_status_200_are_one_failure(Scenario scenario) {
        try (var deployed = broken(scenario)) {
            var chat = deployed.chat();

            assertThat(chat.failure("Hi"))
                    .isInstanceOf(InternalServerException.class)
                    .hasMessageContaining("Error parsing decoded stream")
                    .hasMessageContaining("LLAMA_NATIVE), which the same deployment serves")
                    .hasMessageNotContaining("\n");
            assertThat(chat.recorder().latest())
                    .extracting(StreamCallback::kind)
                    .endsWith(Kind.ERROR)
                    .containsOnlyOnce(Kind.ERROR);
        }
    }

    @OnTextScenarios(value = ScenarioTarget.MANAGED_INFERENCE, modes = CallMode.STREAMING)
    void error_events_are_one_failure_of_a_text_too(Scenario scenario) {
        try (var deployed = broken(scenario)) {
            var text = deployed.text();

            assertThat(text.failure("Well"))
                    .isInstanceOf(InternalServerException.class)
                    .hasMessageContaining("Error parsing decoded stream")
                    .hasMessageContaining("LLAMA_NATIVE), which the same deployment serves");
            assertThat(text.recorder().latest())
                    .extracting(StreamCallback::kind)
                    .endsWith(Kind.ERROR)
                    .containsOnlyOnce(Kind.ERROR);
        }
    }

    @OnChatScenarios(value = ScenarioTarget.MANAGED_INFERENCE, modes = CallMode.STREAMING)
    void the_same_model_streams_once_the_server_is_repaired(Scenario scenario) {
        try (var deployed = broken(scenario)) {
            var chat = deployed.chat();
            chat.failure("Hi");

            deployed.chat(model -> model.apiDialect(ApiDialect.SCORE)).ask("Hi");

            assertThat(chat.answer("Hi")).isEqualTo("At last.");
        }
    }

    @OnChatScenarios(value = ScenarioTarget.MANAGED_INFERENCE, modes = CallMode.SYNC)
    void responses_that_are_not_streamed_are_unaffected(Scenario scenario) {
        try (var deployed = broken(scenario)) {
            assertThat(deployed.chat().answer("Hi")).isEqualTo("At last.");
        }
    }

    private static Deployment broken(Scenario scenario) {
        return scenario.deploy(options -> options.defects(Defect.STREAM_FAILS_UNTIL_SCORE)
                .responder(conversation -> Optional.of(ModelOutput.text("At last."))));
    }
}
