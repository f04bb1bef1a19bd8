package io.github.azurellama.samples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
final class AskApplicationTest {

    @Test
    void answers_the_question_of_the_command_line(CapturedOutput output) {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            AskApplication.run(new String[] {
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
        AskApplication.run(new String[] {"--AZURE_LLAMA_ENDPOINT="});

        assertThat(output.getErr()).contains("a simulator answers");
        assertThat(output.getOut()).contains("124");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                 | temperature=7 | temperature = 7.0 is out of range",
                "                                 | temprature=7  | temprature",
                "https://ai.azure.com/projects    | temperature=0 | is a page of the portal",
                "http://127.0.0.1:1/v1            | temperature=0 | the connection failed",
            })
    void a_failure_is_one_line(String endpoint, String property, String message, CapturedOutput output) {
        int exitCode = AskApplication.run(new String[] {
            "--AZURE_LLAMA_ENDPOINT=" + (endpoint == null ? "" : endpoint),
            "--AZURE_LLAMA_API_KEY=key",
            "--langchain4j.azure-llama.chat-model.max-retries=0",
            "--langchain4j.azure-llama.chat-model." + property
        });

        assertThat(exitCode).isEqualTo(1);
        assertThat(output.getAll().lines().filter(line -> !line.contains("is not set")))
                .singleElement()
                .asString()
                .startsWith("spring: ")
                .contains(message);
    }

    @Test
    void a_wrong_key_is_one_line(CapturedOutput output) {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            int exitCode = AskApplication.run(new String[] {
                "--AZURE_LLAMA_ENDPOINT=" + azure.url(),
                "--AZURE_LLAMA_API_KEY=wrong",
                "--AZURE_LLAMA_MODEL=",
                "--langchain4j.azure-llama.chat-model.endpoint-kind=serverless"
            });

            assertThat(exitCode).isEqualTo(1);
            assertThat(output.getAll().lines()).singleElement().asString().startsWith("spring: HTTP 401");
        }
    }

    @Test
    void ends_its_simulator_where_a_property_is_refused() {
        AskApplication.run(
                new String[] {"--AZURE_LLAMA_ENDPOINT=", "--langchain4j.azure-llama.chat-model.temperature=7"});

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.isAlive() && !thread.isDaemon())
                .noneMatch(thread -> thread.getName().startsWith("vert.x-eventloop"));
    }

    @Test
    void tells_how_it_is_used(CapturedOutput output) {
        AskApplication.run(new String[] {"--help"});

        assertThat(output.getOut()).startsWith("Usage: spring");
    }
}
