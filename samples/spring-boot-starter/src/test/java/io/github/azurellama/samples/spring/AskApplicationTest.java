package io.github.azurellama.samples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
final class AskApplicationTest {

    @Test
    void answers_the_question_of_the_command_line(CapturedOutput output) {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            AskApplication.main(new String[] {
                "How much is 20 plus 3?",
                "--AZURE_LLAMA_ENDPOINT=" + azure.url(),
                "--AZURE_LLAMA_API_KEY=" + azure.apiKey(),
                "--AZURE_LLAMA_MODEL="
            });

            assertThat(output.getOut()).contains("23");
            assertThat(azure.requests()).hasSize(1);
        }
    }

    @Test
    void starts_a_simulator_where_no_endpoint_is_named(CapturedOutput output) {
        AskApplication.main(new String[] {"--AZURE_LLAMA_ENDPOINT="});

        assertThat(output.getErr()).contains("a simulator answers");
        assertThat(output.getOut()).contains("124");
    }
}
