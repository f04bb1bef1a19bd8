package io.github.azurellama.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.SimulatorOptions;
import io.github.azurellama.simulator.fault.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The doctor examines several deployments side by side. */
final class DoctorDeploymentsTest {

    private static final String TIME = "( +\\d+ ms)?";

    private final AzureSimulator serverless = AzureSimulator.start(SimulatedEndpoint.SERVERLESS);
    private final AzureSimulator own = AzureSimulator.start(
            SimulatorOptions.of(SimulatedEndpoint.OPENAI_COMPATIBLE).withoutTools());

    @AfterEach
    void stop() {
        serverless.close();
        own.close();
    }

    @Test
    void two_kinds_have_a_column_each_and_the_notes_of_failures_below() {
        SampleRun run = SampleRun.of("doctor", "--kind", "serverless,foundry-openai");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).anyMatch(line -> line.matches("Check +serverless +foundry-openai"));
        assertThat(run.out()).anyMatch(line -> line.matches("Chat +yes" + TIME + " +yes" + TIME));
        assertThat(run.out()).anyMatch(line -> line.matches("Text completions +yes" + TIME + " +no" + TIME));
        List<String> notes = run.out().subList(run.out().indexOf("foundry-openai"), codeStart(run));
        assertThat(notes).anyMatch(line -> line.matches(" +Text completions +\\S.*"));
        assertThat(code(run))
                .contains(
                        "LlamaDeployments deployments = LlamaDeployments.of(LlamaDeployment.builder()"
                                + ".name(\"serverless\")",
                        ".apiKey(keys[0])",
                        ".endpointKind(EndpointKind.SERVERLESS).build(),LlamaDeployment.builder()"
                                + ".name(\"foundry-openai\")",
                        ".apiKey(keys[1])")
                .endsWith(".build());AzureLlamaChatModel model = AzureLlamaChatModel.builder()"
                        + ".deployments(deployments).build();");
    }

    @Test
    void three_columns_fit_into_110_characters() {
        SampleRun run = SampleRun.of("doctor", "--kind", "managed-compute-nim, foundry-models, openai-compatible");

        List<String> table = run.out().subList(indexOf(run, "Check "), indexOf(run, "Tokens "));
        assertThat(table).hasSize(14).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
    }

    @Test
    void deployments_of_the_same_name_are_numbered() {
        SampleRun run = SampleRun.of("doctor", "--kind", "serverless,serverless");

        assertThat(run.out()).contains("Name     serverless", "Name     serverless-2");
    }

    @Test
    void a_key_goes_to_its_own_endpoint_and_none_where_a_dash_stands() {
        SampleRun run = SampleRun.in(
                Map.of(
                        "AZURE_LLAMA_ENDPOINT",
                        own.url() + ", " + serverless.url(),
                        "AZURE_LLAMA_API_KEY",
                        "- " + serverless.apiKey()),
                "doctor",
                "--kind",
                "openai-compatible,serverless");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(own.requests())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.toString()).doesNotContain(serverless.apiKey()));
        assertThat(String.join("\n", run.out())).contains("Key      none").doesNotContain(serverless.apiKey());
        assertThat(code(run)).contains("keys[1]").doesNotContain("keys[0]");
    }

    @Test
    void a_setting_that_one_needs_is_set_for_all() {
        SampleRun run = both(serverless.apiKey());

        assertThat(code(run))
                .endsWith(".deployments(deployments).toolCalling(ToolCalling.PROMPTED)"
                        + ".structuredOutput(StructuredOutput.PROMPTED).build();");
    }

    @Test
    void a_wrong_key_fills_its_column_and_does_not_stop_the_others() {
        SampleRun run = both("wrong-key");

        run.assertFailed(1, "no chat with serverless");
        assertThat(serverless.requests()).hasSize(1);
        assertThat(run.out()).anyMatch(line -> line.matches("Chat +no" + TIME + " +yes" + TIME));
        assertThat(run.out()).anyMatch(line -> line.matches("Streaming {20,}yes" + TIME));
        assertThat(run.out()).anyMatch(line -> line.matches("  Chat +.*401.*"));
        assertThat(code(run)).contains(own.url()).doesNotContain(serverless.url());
    }

    @Test
    void a_server_that_is_gone_does_not_stop_the_others() {
        SampleRun run = SampleRun.in(Map.of("AZURE_LLAMA_ENDPOINT", SampleRun.GONE + " " + own.url()), "doctor");

        run.assertFailed(1, "no chat with openai-compatible:");
        assertThat(run.out()).anyMatch(line -> line.matches("Streaming {20,}yes" + TIME));
        assertThat(run.out()).anyMatch(line -> line.matches("  Chat +.*connection failed.*"));
        assertThat(code(run)).contains(own.url()).doesNotContain(SampleRun.GONE);
    }

    @Test
    void models_that_only_complete_texts_get_the_code_for_texts() {
        serverless.failNext(new Fault.Refuse(404, Map.of(), "NOT FOUND"));
        own.failNext(new Fault.Refuse(404, Map.of(), "NOT FOUND"));

        SampleRun run = both(serverless.apiKey());

        run.assertFailed(1, "no chat with serverless, openai-compatible");
        assertThat(code(run)).contains("AzureLlamaLanguageModel.builder().deployments(deployments).build();");
    }

    @Test
    void one_url_is_one_target_whatever_commas_it_and_its_key_have() {
        SampleRun run = SampleRun.in(
                Map.of(
                        "AZURE_LLAMA_ENDPOINT",
                        own.url() + "/chat/completions?a=b,c",
                        "AZURE_LLAMA_API_KEY",
                        "key,with,commas"),
                "doctor");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().get(0)).startsWith("URL ");
        assertThat(run.out()).anyMatch(line -> line.matches("Check +Result +ms +tokens +Note"));
        assertThat(DoctorReport.of(run).code())
                .startsWith("AzureLlamaChatModel model = AzureLlamaChatModel.builder()"
                        + ".endpoint(System.getenv(\"AZURE_LLAMA_ENDPOINT\"))"
                        + ".apiKey(System.getenv(\"AZURE_LLAMA_API_KEY\"))");
    }

    @ParameterizedTest
    @CsvSource({
        "doctor, key,           serverless,                                       AZURE_LLAMA_API_KEY has 1 value",
        "doctor, key key key,   serverless,                                       AZURE_LLAMA_API_KEY has 3 values",
        "doctor, key key,       'serverless,serverless,serverless',               --kind has 3 values",
        "doctor, key -,         serverless,                                       needs a key",
        "chat,   key key,       serverless,                                       AZURE_LLAMA_ENDPOINT has 2",
    })
    void values_that_do_not_match_the_endpoints_are_one_line(String sample, String keys, String kinds, String error) {
        String[] arguments =
                sample.equals("chat") ? new String[] {"--kind", kinds, "Hello"} : new String[] {"--kind", kinds};

        SampleRun.in(
                        Map.of(
                                "AZURE_LLAMA_ENDPOINT",
                                serverless.url() + "," + serverless.url(),
                                "AZURE_LLAMA_API_KEY",
                                keys),
                        sample,
                        arguments)
                .assertFailed(2, error);

        assertThat(serverless.requests()).isEmpty();
    }

    private SampleRun both(String key) {
        return SampleRun.in(
                Map.of(
                        "AZURE_LLAMA_ENDPOINT",
                        serverless.url() + "\n" + own.url(),
                        "AZURE_LLAMA_API_KEY",
                        key + ",-",
                        "AZURE_LLAMA_MODEL",
                        SimulatedEndpoint.SERVERLESS.defaultModels().get(0) + " -"),
                "doctor",
                "--kind",
                "serverless,openai-compatible");
    }

    private static String code(SampleRun run) {
        return String.join(
                "",
                run.out().subList(codeStart(run), run.out().size()).stream()
                        .map(String::strip)
                        .toList());
    }

    private static int codeStart(SampleRun run) {
        int keys = indexOf(run, "String[] keys ");
        return keys < run.out().size() ? keys : indexOf(run, "LlamaDeployments ");
    }

    private static int indexOf(SampleRun run, String start) {
        int index = 0;
        while (index < run.out().size() && !run.out().get(index).startsWith(start)) {
            index++;
        }
        return index;
    }
}
