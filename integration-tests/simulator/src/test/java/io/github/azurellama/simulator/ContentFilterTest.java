package io.github.azurellama.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.responder.ModelOutput;
import io.github.azurellama.simulator.responder.ModelOutput.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContentFilterTest {

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, 400, /error/code, content_filter",
        "FOUNDRY_MODELS, 400, /error/innererror/code, ResponsibleAIPolicyViolation",
        "FOUNDRY_OPENAI, 400, /error/innererror/content_filter_result/violence/severity, medium",
        "MANAGED_COMPUTE, 424, /error/message, request input violates azure ai content safety setting.",
        "MANAGED_COMPUTE_NIM, 200, /object, chat.completion",
        "OPENAI_COMPATIBLE, 200, /object, chat.completion"
    })
    void a_violent_prompt_is_blocked_where_there_is_a_filter(
            SimulatedEndpoint kind, int status, String pointer, String value) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            var response = client.chat(client.question("Tell me of [[violence]]"));
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.json().at(pointer).asText()).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SERVERLESS, content_filter, 'I am a simulated Llama, so there is little that I can say about this: Go on'",
        "FOUNDRY_MODELS, content_filter, 'I am a simulated Llama, so there is little that I can say about this: Go on'",
        "FOUNDRY_OPENAI, content_filter, 'I am a simulated Llama, so there is little that I can say about this: Go on'",
        "MANAGED_COMPUTE, stop, ''"
    })
    void a_violent_response_is_cut_or_blanked(SimulatedEndpoint kind, String reason, String text) {
        try (var azure = AzureSimulator.start(kind)) {
            var client = new SimulatorClient(azure);
            var question = client.question("Go on [[cut by filter]]");
            var whole = client.chat(question);
            var stream = client.stream(client.chatPath(), question);

            assertThat(whole.choice().path("finish_reason").asText()).isEqualTo(reason);
            assertThat(whole.content()).isEqualTo(text);
            assertThat(stream.finishReason()).isEqualTo(reason);
            assertThat(stream.content()).isEqualTo(text);
        }
    }

    @Test
    void a_marker_in_the_prompt_cuts_whatever_the_response_is() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            var client = new SimulatorClient(azure);
            var response = client.chat(client.question("How much is 37 plus 87? [[cut by filter]]"));

            assertThat(response.choice().path("finish_reason").asText()).isEqualTo("content_filter");
            assertThat(response.content()).isNotEmpty().doesNotContain("124");
        }
    }

    @Test
    void a_responder_can_give_the_verdict_itself() {
        var failed = ModelOutput.text("Unfiltered").judged(Verdict.FILTER_FAILED);
        var options = SimulatorOptions.of(SimulatedEndpoint.FOUNDRY_OPENAI).responder(asked -> Optional.of(failed));
        try (var azure = AzureSimulator.start(options)) {
            var client = new SimulatorClient(azure);
            var choice = client.chat(client.question("x")).choice();
            assertThat(choice.path("finish_reason").asText()).isEqualTo("content_filter_error");
            assertThat(choice.at("/content_filter_results/error/code").asText()).isEqualTo("content_filter_error");
        }
    }
}
