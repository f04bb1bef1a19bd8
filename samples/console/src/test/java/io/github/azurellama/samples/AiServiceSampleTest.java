package io.github.azurellama.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples that let an AI Service do the work, in every way in which it can be done. */
final class AiServiceSampleTest {

    @ParameterizedTest
    @CsvSource({"prompted, serverless", "prompted, openai-compatible", "native, openai-compatible"})
    void the_agent_prints_each_call_and_a_final_response(String tools, String kind) {
        SampleRun outcome = SampleRun.of(
                "agent", "--tools", tools, "--kind", kind, "What is 37 plus 87, and what is the weather in Munich?");

        assertThat(outcome.out()).hasSize(3);
        assertThat(outcome.out().get(0)).isEqualTo("* add(37.0, 87.0) = 124.0");
        assertThat(outcome.out().get(1)).isEqualTo("* weather(Munich) = sunny, 24 degrees");
        assertThat(outcome.out().get(2)).contains("124", "sunny");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void the_agent_works_even_where_the_route_knows_nothing_but_text() {
        SampleRun outcome =
                SampleRun.of("agent", "--kind", "managed-compute", "--dialect", "score", "Multiply 6 and 7");

        assertThat(outcome.out().get(0)).isEqualTo("* multiply(6.0, 7.0) = 42.0");
    }

    @ParameterizedTest
    @CsvSource({"prompted, serverless", "native, openai-compatible", "guided, openai-compatible"})
    void a_record_is_made_of_a_text(String json, String kind) {
        SampleRun outcome = SampleRun.of(
                "extract",
                "--json",
                json,
                "--kind",
                kind,
                "Klaus is 37 years old, lives in Langley Falls and is single");

        assertThat(outcome.out()).containsExactly("Person[name=Klaus, age=37, city=Langley Falls, married=false]");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void what_the_text_does_not_say_stays_null() {
        SampleRun outcome = SampleRun.of("extract", "Klaus lives in Langley Falls.");

        assertThat(outcome.out()).containsExactly("Person[name=Klaus, age=null, city=Langley Falls, married=null]");
    }

    @Test
    void the_second_agent_gets_what_the_first_has_written() {
        SampleRun outcome = SampleRun.of("agents", "llamas in space");

        assertThat(outcome.out())
                .containsExactly("Once upon a time there was a journey, and it began with llamas in space.");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void an_unknown_mode_of_tool_calling_is_refused_in_one_line() {
        SampleRun outcome = SampleRun.of("agent", "--tools", "telepathic", "Multiply 6 and 7");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).singleElement().asString().contains("telepathic", "AUTO, NATIVE, PROMPTED");
    }
}
