package io.github.azurellama.samples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.fault.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
final class AskApplicationTest {

    @Test
    void responds_to_the_question_of_the_command_line(CapturedOutput output) {
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

        assertThat(output.getErr()).contains("a simulator responds");
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
    void serves_questions_and_measures_three_calls_one_of_which_was_throttled() throws Exception {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS);
                var context = AskApplication.serve(
                        "--AZURE_LLAMA_ENDPOINT=" + azure.url(),
                        "--AZURE_LLAMA_API_KEY=" + azure.apiKey(),
                        "--AZURE_LLAMA_MODEL=",
                        "--server.port=0")) {
            String url = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
            azure.failNext(Fault.tooManyRequests(Duration.ZERO));
            for (int sum = 7; sum < 10; sum++) {
                assertThat(get(url + "/ask?question=How+much+is+3+plus+" + (sum - 3) + "?"))
                        .contains(String.valueOf(sum));
            }

            String metrics = url + "/actuator/metrics/";
            assertThat(get(metrics + "gen_ai.client.operation.duration")).contains(count(3));
            assertThat(get(metrics + "azure.llama.client.attempt")).contains(count(4));
            assertThat(get(metrics + "azure.llama.client.attempt?tag=http.response.status_code:429"))
                    .contains(count(1));
            assertThat(get(metrics + "azure.llama.client.retry.wait")).contains(count(1));
            azure.failNext(Fault.status(400, "{\"error\":{\"message\":\"no\"}}"));
            assertThat(get(url + "/ask")).startsWith("HTTP 400").hasLineCount(1);
        }
    }

    private static String count(int value) {
        return "{\"statistic\":\"COUNT\",\"value\":" + value + ".0}";
    }

    private static String get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
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
    void prints_its_usage(CapturedOutput output) {
        AskApplication.run(new String[] {"--help"});

        assertThat(output.getOut()).startsWith("Usage: spring");
    }
}
