package io.github.azurellama.samples.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void ends_its_simulator_where_a_property_is_refused(CapturedOutput output) {
        String[] arguments = {"--AZURE_LLAMA_ENDPOINT=", "--langchain4j.azure-llama.chat-model.temperature=7"};

        assertThatThrownBy(() -> AskApplication.main(arguments)).isNotNull();

        assertThat(output.getAll()).contains("temperature = 7.0 is out of range");
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.isAlive() && !thread.isDaemon())
                .noneMatch(thread -> thread.getName().startsWith("vert.x-eventloop"));
    }

    @Test
    void tells_how_it_is_used(CapturedOutput output) {
        AskApplication.main(new String[] {"--help"});

        assertThat(output.getOut()).startsWith("Usage: spring");
    }
}
