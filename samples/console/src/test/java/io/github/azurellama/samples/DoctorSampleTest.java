package io.github.azurellama.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.fault.Fault;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What surrounds the table: the head, the code, and the failures that leave no table. */
final class DoctorSampleTest {

    private final AzureSimulator azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS);

    @AfterEach
    void stop() {
        azure.close();
    }

    @ParameterizedTest
    @CsvSource({
        "serverless, LLAMA_NATIVE, Authorization",
        "foundry-models, AZURE_AI_INFERENCE, api-key",
    })
    void the_head_shows_the_url_as_it_is_understood(String kind, String dialect, String header) {
        SampleRun run = SampleRun.of("doctor", "--kind", kind);

        assertThat(run.out().get(0)).startsWith("URL ").contains("http://127.0.0.1:", "/chat/completions");
        assertThat(run.out().get(1))
                .startsWith("Kind ")
                .contains(kind.toUpperCase(Locale.ROOT).replace('-', '_'), "OPENAI_COMPATIBLE");
        assertThat(run.out().get(2)).startsWith("Dialect ").contains(dialect);
        assertThat(run.out().get(3)).isEqualTo("Key      in the header " + header);
    }

    @Test
    void the_code_has_what_the_url_does_not_show_and_no_key() {
        SampleRun run = run(azure.apiKey(), "--kind", "serverless", "--dialect", "azure-ai-inference");

        assertThat(DoctorReport.of(run).code())
                .isEqualTo("AzureLlamaChatModel model = AzureLlamaChatModel.builder()"
                        + ".endpoint(\"" + azure.url() + "\")"
                        + ".apiKey(System.getenv(\"AZURE_LLAMA_API_KEY\"))"
                        + ".endpointKind(EndpointKind.SERVERLESS)"
                        + ".apiDialect(ApiDialect.AZURE_AI_INFERENCE)"
                        + ".build();");
        assertThat(String.join("\n", run.out())).doesNotContain(azure.apiKey());
    }

    @Test
    void the_code_does_not_say_again_what_the_url_shows() {
        try (var server = AzureSimulator.start(SimulatedEndpoint.OPENAI_COMPATIBLE)) {
            SampleRun run = SampleRun.in(Map.of("AZURE_LLAMA_ENDPOINT", server.url()), "doctor");

            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("Kind     OPENAI_COMPATIBLE, as the URL shows");
            assertThat(DoctorReport.of(run).code())
                    .isEqualTo("AzureLlamaChatModel model = AzureLlamaChatModel.builder().endpoint(\"" + server.url()
                            + "\").build();");
        }
    }

    @Test
    void a_secret_in_the_query_of_the_url_is_not_printed() {
        SampleRun run = SampleRun.in(
                Map.of(
                        "AZURE_LLAMA_ENDPOINT",
                        azure.url() + "/v1/chat/completions?subscription-key=topsecret",
                        "AZURE_LLAMA_API_KEY",
                        azure.apiKey()),
                "doctor");

        assertThat(run.exitCode()).isZero();
        assertThat(String.join("\n", run.out())).doesNotContain("topsecret");
        assertThat(DoctorReport.of(run).code()).contains(".endpoint(System.getenv(\"AZURE_LLAMA_ENDPOINT\"))");
    }

    @Test
    void a_model_that_only_completes_texts_fails_with_the_code_for_texts() {
        azure.failNext(new Fault.Refuse(404, Map.of(), "NOT FOUND"));

        SampleRun run = run(azure.apiKey(), "--kind", "serverless");

        run.assertFailed(1, "404", "AzureLlamaLanguageModel");
        assertThat(run.out()).anyMatch(line -> line.matches("Chat +no.*"));
        assertThat(run.out()).anyMatch(line -> line.matches("Text completions +yes.*"));
        assertThat(run.out()).contains("AzureLlamaLanguageModel model = AzureLlamaLanguageModel.builder()");
    }

    @Test
    void a_wrong_key_is_one_line() {
        SampleRun run = run("wrong-key", "--kind", "serverless");

        run.assertFailed(1, "401", "Check the key");
        assertThat(String.join("\n", run.err())).doesNotContain("wrong-key");
        assertThat(azure.requests()).hasSize(1);
    }

    @Test
    void a_wrong_url_is_one_line() {
        SampleRun run = SampleRun.in(
                Map.of("AZURE_LLAMA_ENDPOINT", azure.url() + "/wrong/v1", "AZURE_LLAMA_API_KEY", azure.apiKey()),
                "doctor");

        run.assertFailed(1, "404", "the URL is wrong");
    }

    @Test
    void a_server_that_is_gone_is_one_line() {
        SampleRun.in(Map.of("AZURE_LLAMA_ENDPOINT", SampleRun.GONE), "doctor")
                .assertFailed(1, SampleRun.GONE, "the connection failed");
    }

    @Test
    void a_missing_key_is_one_line() {
        SampleRun.in(Map.of("AZURE_LLAMA_ENDPOINT", "https://name.eastus.models.ai.azure.com"), "doctor")
                .assertFailed(2, "AZURE_LLAMA_API_KEY is not set");
    }

    private SampleRun run(String key, String... arguments) {
        return SampleRun.in(
                Map.of("AZURE_LLAMA_ENDPOINT", azure.url(), "AZURE_LLAMA_API_KEY", key), "doctor", arguments);
    }
}
