package io.github.azurellama.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The four ways to call a chat model, against the simulator: the same questions, the same responses. */
final class ChatSampleTest {

    static Stream<String> samples() {
        return Stream.of("chat", "stream", "async", "publisher");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void responds_to_a_question_and_prints_its_cost(String sample) {
        SampleRun outcome = SampleRun.of(sample, "How much is 37 plus 87?");

        assertThat(outcome.answer()).contains("124");
        assertThat(outcome.usage())
                .matches("--- model Llama-4-Scout-17B-16E-Instruct, tokens in \\d+, out \\d+, finish reason STOP,"
                        + " first token after \\d+ ms, all after \\d+ ms");
        assertThat(outcome.exitCode()).isZero();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void says_on_stderr_that_it_talks_to_a_simulator(String sample) {
        SampleRun outcome = SampleRun.of(sample, "How much is 37 plus 87?");

        assertThat(outcome.err()).hasSize(1);
        assertThat(outcome.err().get(0))
                .matches("AZURE_LLAMA_ENDPOINT is not set: talking to a simulated endpoint \\(SERVERLESS\\)"
                        + " at http://127\\.0\\.0\\.1:\\d+");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void prints_all_choices(String sample) {
        SampleRun outcome = SampleRun.of(sample, "--n", "2", "How much is 37 plus 87?");

        assertThat(outcome.answer()).containsSubsequence("124", "--- choice 1 (STOP)", "124");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void prints_a_table_of_log_probabilities(String sample) {
        SampleRun outcome = SampleRun.of(sample, "--logprobs=3", "--max-tokens", "4", "How much is 37 plus 87?");

        assertThat(outcome.out()).hasSize(1 + 1 + 4 + 1);
        assertThat(outcome.out().get(1)).matches("token +probability  alternatives");
        assertThat(outcome.out().subList(2, 6)).allMatch(row -> row.matches("\".+\" +\\d+\\.\\d %  \".*\" .* %"));
        assertThat(outcome.usage()).contains("out 4, finish reason LENGTH");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void speaks_the_other_dialect(String sample) {
        SampleRun outcome = SampleRun.of(
                sample,
                "--dialect",
                "azure-ai-inference",
                "--ignore-eos",
                "--max-tokens=50",
                "How much is 37 plus 87?");

        assertThat(outcome.answer()).contains("124");
        assertThat(outcome.usage()).contains("out 50, finish reason LENGTH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serverless",
                "foundry-models",
                "foundry-openai",
                "managed-compute",
                "managed-compute-nim",
                "openai-compatible",
                "openai-compatible"
            })
    void talks_to_every_kind_of_endpoint(String kind) {
        SampleRun outcome = SampleRun.of("chat", "--kind", kind, "How much is 37 plus 87?");

        assertThat(outcome.answer()).contains("124");
    }

    @Test
    void help_shows_the_flags_of_the_sample_first_and_no_option_of_llama() {
        SampleRun outcome = SampleRun.of("chat", "--help");

        assertThat(outcome.out().get(0)).isEqualTo("Usage: chat [OPTIONS] QUESTION");
        assertThat(flags(outcome))
                .containsExactly(
                        "--system", "--image", "--kind", "--dialect", "--model", "--log", "--help", "--help-options");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void the_help_about_options_shows_all_of_llama_and_nothing_else() {
        SampleRun outcome = SampleRun.of("chat", "--help-options");

        assertThat(flags(outcome))
                .contains("--temperature", "--use-beam-search", "--max-tokens")
                .doesNotContain("--system", "--kind", "--help");
        assertThat(outcome.out()).anyMatch(line -> line.contains("-D=NAME=JSON"));
        assertThat(outcome.exitCode()).isZero();
    }

    private static List<String> flags(SampleRun help) {
        return help.out().stream()
                .flatMap(line ->
                        Pattern.compile("^ +(?:-h, )?(--[a-z-]+)").matcher(line).results())
                .map(match -> match.group(1))
                .toList();
    }
}
