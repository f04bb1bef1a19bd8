package io.github.azurellama.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CompleteSampleTest {

    @Test
    void completes_a_text_with_table_and_usage() {
        SampleRun outcome = SampleRun.of("complete", "The capital of Germany is", "--logprobs", "3");

        assertThat(outcome.out().get(0)).contains("Berlin");
        assertThat(outcome.out().get(1)).matches("token +probability  alternatives");
        assertThat(outcome.usage()).matches("--- model .+, tokens in \\d+, out \\d+, finish reason STOP, .*");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void streams_a_text() {
        SampleRun whole = SampleRun.of("complete", "The capital of Germany is");
        SampleRun streamed = SampleRun.of("complete", "--stream", "The capital of Germany is");

        assertThat(streamed.answer()).isEqualTo(whole.answer());
        assertThat(streamed.exitCode()).isZero();
    }

    @Test
    void echoes_the_prompt_in_every_choice() {
        SampleRun outcome = SampleRun.of("complete", "--echo", "--n", "2", "The capital of Germany is");

        assertThat(outcome.answer())
                .containsSubsequence("The capital of Germany is", "--- choice 1", "The capital of Germany is");
    }

    @Test
    void prints_the_complete_response_of_a_dialect_that_does_not_stream() {
        SampleRun outcome = SampleRun.of(
                "complete", "--stream", "--kind", "managed-compute", "--dialect", "score", "Once upon a time");

        assertThat(outcome.answer()).isNotBlank();
        assertThat(outcome.exitCode()).isZero();
    }
}
