package io.github.azurellama.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.RecordedRequest;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples with an endpoint in their environment, for which a simulator stands in. */
final class SampleEndpointTest {

    private final AzureSimulator azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS);

    static Stream<String> samples() {
        return MisuseTest.samples();
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void talks_to_the_endpoint_of_the_environment_and_is_silent_about_it(String sample) {
        SampleRun outcome = SampleRun.in(environment(azure.apiKey()), sample, "Hello");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(azure.requests()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void names_a_wrong_key_in_one_line(String sample) {
        SampleRun.in(environment("wrong"), sample, "--kind", "serverless", "Hello")
                .assertFailed(1, "401");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void names_a_wrong_url_in_one_line(String sample) {
        var wrong = Map.of("AZURE_LLAMA_ENDPOINT", azure.url() + "/wrong/v1", "AZURE_LLAMA_API_KEY", azure.apiKey());

        SampleRun.in(wrong, sample, "Hello").assertFailed(1, "404");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void names_a_server_that_is_gone_in_one_line(String sample) {
        SampleRun.in(Map.of("AZURE_LLAMA_ENDPOINT", SampleRun.GONE), sample, "Hello")
                .assertFailed(1, SampleRun.GONE);
    }

    @Test
    void names_a_broken_stream_in_one_line_after_what_had_come() {
        azure.failNext(new Fault.Disconnect(3));

        SampleRun outcome = SampleRun.in(environment(azure.apiKey()), "stream", "How much is 37 plus 87?");

        outcome.assertFailed(1, "connection");
        assertThat(outcome.out()).hasSize(1);
    }

    @Test
    void sends_options_question_system_prompt_and_image(@TempDir Path folder) throws IOException {
        Path image = Files.write(folder.resolve("dot.png"), new byte[] {1, 2, 3});

        SampleRun.in(
                environment(azure.apiKey()),
                "chat",
                "--ignore-eos",
                "--stop",
                "a,b",
                "--stop=c",
                "--stop-token-ids",
                "1,2",
                "-D",
                "guided_choice=[\"yes\", \"no\"]",
                "--model",
                "Llama-3.3-70B-Instruct",
                "--system",
                "Be brief.",
                "--image",
                image.toString(),
                "--image",
                "https://example.com/cat.png",
                "What is this?");

        JsonNode body = request().body();
        assertThat(body.path("ignore_eos").booleanValue()).isTrue();
        assertThat(body.path("stop")).hasToString("[\"a\",\"b\",\"c\"]");
        assertThat(body.path("stop_token_ids")).hasToString("[1,2]");
        assertThat(body.path("guided_choice")).hasToString("[\"yes\",\"no\"]");
        assertThat(body.path("model").asText()).isEqualTo("Llama-3.3-70B-Instruct");
        assertThat(body.at("/messages/0/content").toString()).contains("Be brief.");
        assertThat(body.at("/messages/1/content").toString())
                .contains("What is this?", "data:image/png;base64,AQID", "https://example.com/cat.png");
    }

    @Test
    void takes_a_boolean_option_with_or_without_value() {
        SampleRun.in(environment(azure.apiKey()), "chat", "--ignore-eos", "Hello");
        SampleRun.in(environment(azure.apiKey()), "chat", "--ignore-eos=false", "Hello");
        SampleRun.in(environment(azure.apiKey()), "chat", "Hello");

        assertThat(azure.requests())
                .extracting(request -> request.body().path("ignore_eos").asText("unset"))
                .containsExactly("true", "false", "unset");
    }

    @Test
    void requests_the_model_of_the_environment() {
        SampleRun.in(
                Map.of(
                        "AZURE_LLAMA_ENDPOINT",
                        azure.url(),
                        "AZURE_LLAMA_API_KEY",
                        azure.apiKey(),
                        "AZURE_LLAMA_MODEL",
                        "Llama-3.3-70B-Instruct"),
                "chat",
                "Hello");

        assertThat(request().body().path("model").asText()).isEqualTo("Llama-3.3-70B-Instruct");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void log_prints_requests_and_responses_without_the_key(String sample) {
        PrintStream before = System.err;
        var log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, UTF_8));
        try {
            SampleRun.in(environment(azure.apiKey()), sample, "--max-tokens=99", "Hello");
            assertThat(log.size()).isZero();
            SampleRun.in(environment(azure.apiKey()), sample, "--max-tokens=99", "--log", "Hello");
        } finally {
            System.setErr(before);
        }

        assertThat(log.toString(UTF_8))
                .contains("Request: POST " + azure.url(), "Response: 200")
                .doesNotContain(azure.apiKey());
    }

    private RecordedRequest request() {
        return azure.requests().get(0);
    }

    private Map<String, String> environment(String key) {
        return Map.of("AZURE_LLAMA_ENDPOINT", azure.url(), "AZURE_LLAMA_API_KEY", key);
    }
}
