package io.github.azurellama.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.SimulatorOptions;
import io.github.azurellama.simulator.endpoint.Defect;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of the doctor shows what the simulator is set to. */
final class DoctorTableTest {

    @ParameterizedTest
    @CsvSource({
        // kind | completions | tools as fields | schema as field | token counting
        "serverless,          yes, yes, yes, no",
        "foundry-models,      no,  yes, no,  no",
        "foundry-openai,      no,  yes, yes, no",
        "managed-compute,     yes, yes, yes, yes",
        "managed-compute-nim, yes, yes, yes, no",
        "openai-compatible,   yes, yes, yes, yes",
    })
    void each_kind_has_its_routes(String kind, String completions, String tools, String schema, String counting) {
        DoctorReport report = DoctorReport.of(SampleRun.of("doctor", "--kind", kind));

        assertThat(report.results())
                .containsExactlyInAnyOrderEntriesOf(results(Map.of(
                        "Text completions", completions,
                        "Tools as fields", tools,
                        "Schema as field", schema,
                        "Token counting", counting)));
        assertThat(report.run().exitCode()).isZero();
        assertThat(report.run().out()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @EnumSource(SimulatedEndpoint.class)
    void where_tools_and_formats_are_rejected_auto_works_through_the_prompt(SimulatedEndpoint kind) {
        DoctorReport report = examine(kind, SimulatorOptions::withoutTools);

        assertThat(report.results())
                .containsEntry("Tools as fields", "no")
                .containsEntry("Tools by AUTO", "yes")
                .containsEntry("Schema as field", "no")
                .containsEntry("Schema by AUTO", "yes");
        assertThat(report.notes().get("Tools as fields")).contains("400", "toolCalling", "PROMPTED");
        assertThat(report.notes().get("Tools by AUTO")).startsWith("PROMPTED");
        assertThat(report.notes().get("Schema by AUTO")).startsWith("PROMPTED");
    }

    @Test
    void a_rejection_that_auto_met_becomes_a_setting_in_the_code() {
        DoctorReport report = examine(SimulatedEndpoint.OPENAI_COMPATIBLE, SimulatorOptions::withoutTools);

        assertThat(report.notes().get("Tools by AUTO")).contains("rejected");
        assertThat(report.notes().get("Schema by AUTO")).contains("rejected");
        assertThat(report.code())
                .contains(".toolCalling(ToolCalling.PROMPTED)", ".structuredOutput(StructuredOutput.PROMPTED)");
    }

    @Test
    void tools_that_are_ignored_without_an_error_are_noticed() {
        DoctorReport report =
                examine(SimulatedEndpoint.MANAGED_COMPUTE, options -> options.defects(Defect.TOOLS_IGNORED));

        assertThat(report.results()).containsEntry("Tools as fields", "ignored").containsEntry("Tools by AUTO", "no");
        assertThat(report.notes().get("Tools by AUTO")).startsWith("NATIVE").contains("called no tool");
        assertThat(report.code()).contains(".toolCalling(ToolCalling.PROMPTED)").doesNotContain("structuredOutput");
    }

    @Test
    void score_has_neither_streams_nor_log_probabilities_nor_choices() {
        DoctorReport report = examine(SimulatedEndpoint.MANAGED_COMPUTE, options -> options, "--dialect", "score");

        assertThat(report.results())
                .containsExactlyInAnyOrderEntriesOf(results(Map.of(
                        "Streaming", "no",
                        "Log probabilities", "no",
                        "n", "no")));
        assertThat(report.code()).contains(".apiDialect(ApiDialect.SCORE)");
    }

    @Test
    void what_auto_chose_is_shown_with_its_reason() {
        DoctorReport serverless = examine(SimulatedEndpoint.SERVERLESS, options -> options);
        DoctorReport selfHosted = examine(SimulatedEndpoint.OPENAI_COMPATIBLE, options -> options);

        assertThat(serverless.notes().get("Tools by AUTO"))
                .isEqualTo("PROMPTED, because this kind of endpoint usually parses no tool calls");
        assertThat(selfHosted.notes().get("Tools by AUTO"))
                .isEqualTo("NATIVE, because this kind of endpoint usually parses tool calls");
        assertThat(selfHosted.notes().get("Schema by AUTO"))
                .isEqualTo("NATIVE and in the prompt, because this kind of endpoint may ignore the field");
        assertThat(serverless.code() + selfHosted.code()).doesNotContain("toolCalling", "structuredOutput");
    }

    @Test
    void the_model_is_shown_with_its_context_and_one_that_is_not_served_with_those_that_are() {
        UnaryOperator<SimulatorOptions> context = options -> options.contextLength(4711);

        assertThat(examine(SimulatedEndpoint.MANAGED_COMPUTE, context).notes().get("Model"))
                .contains("Llama-4-Scout", "4711 tokens");
        DoctorReport other = examine(SimulatedEndpoint.SERVERLESS, context, "--model", "Llama-3.3-70B-Instruct");
        assertThat(other.results()).containsEntry("Model", "no");
        assertThat(other.notes().get("Model")).contains("Llama-3.3-70B-Instruct", "Llama-4-Scout-17B-16E-Instruct");
    }

    /** Yes to everything but these. */
    private static Map<String, String> results(Map<String, String> differing) {
        Map<String, String> results = new HashMap<>();
        for (String name : new String[] {
            "Chat",
            "Model",
            "Text completions",
            "Streaming",
            "Usage in streams",
            "Tools as fields",
            "Tools by AUTO",
            "Schema as field",
            "Schema by AUTO",
            "Log probabilities",
            "n",
            "Token counting"
        }) {
            results.put(name, "yes");
        }
        results.putAll(differing);
        return results;
    }

    private static DoctorReport examine(
            SimulatedEndpoint kind, UnaryOperator<SimulatorOptions> options, String... arguments) {
        try (var azure = AzureSimulator.start(options.apply(SimulatorOptions.of(kind)))) {
            Map<String, String> environment = new HashMap<>(Map.of("AZURE_LLAMA_ENDPOINT", azure.url()));
            if (!azure.apiKey().isEmpty()) {
                environment.put("AZURE_LLAMA_API_KEY", azure.apiKey());
            }
            environment.put("AZURE_LLAMA_MODEL", kind.defaultModels().get(0));
            String[] all = new String[arguments.length + 2];
            all[0] = "--kind";
            all[1] = kind.commandLineName();
            System.arraycopy(arguments, 0, all, 2, arguments.length);
            return DoctorReport.of(SampleRun.in(environment, "doctor", all));
        }
    }
}
