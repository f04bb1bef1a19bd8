package io.github.azurellama.samples;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake of the user is reported in one line, with exit code 2. */
final class MisuseTest {

    static Stream<String> samples() {
        return Stream.of("chat", "stream", "async", "publisher", "complete", "extract", "agent", "agents");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_unknown_option(String sample) {
        SampleRun.of(sample, "--ignore-os", "Hello").assertFailed(2, "Unknown option: '--ignore-os'");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_missing_question(String sample) {
        SampleRun.of(sample, "--ignore-eos").assertFailed(2, "Missing required parameter");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void options_that_contradict_each_other(String sample) {
        SampleRun.of(sample, "--logprobs", "1", "--top-logprobs", "2", "Hello")
                .assertFailed(2, "logprobs = 1 and top_logprobs = 2");
    }

    @Test
    void a_blank_question() {
        SampleRun.of("chat", " ").assertFailed(2, "QUESTION is blank");
    }

    @Test
    void best_of_with_a_stream() {
        SampleRun.of("stream", "--best-of", "3", "Hello").assertFailed(2, "best_of = 3 cannot be streamed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--temperature   | 3             | temperature = 3.0 is out of range",
                "--temperature   | warm          | '--temperature'",
                "--best-of       | two           | '--best-of'",
                "--stop-token-ids| 1,two         | --stop-token-ids takes whole numbers",
                "--dialect       | morse         | 'morse' is none of AZURE_AI_INFERENCE, LLAMA_NATIVE",
                "--kind          | kitchen       | 'kitchen' is none of SERVERLESS, FOUNDRY_MODELS",
                "--image         | notes.txt     | 'notes.txt' is neither a URL nor a file",
                "--image         | no/such.png   | 'no/such.png' cannot be read",
                "-D              | min_p=a bit   | -D min_p=a bit is no JSON",
                "-D              | min_p=7       | min_p = 7.0 is out of range",
                "-D              | stream=true   | stream is no option",
            })
    void a_value_that_cannot_be(String flag, String value, String message) {
        SampleRun.of("chat", flag, value, "Hello").assertFailed(2, message);
    }

    @Test
    void an_option_given_twice() {
        SampleRun.of("chat", "--n", "2", "--n", "3", "Hello").assertFailed(2, "'--n'", "only once");
    }

    @Test
    void a_dialect_that_the_kind_of_endpoint_does_not_speak() {
        SampleRun.of("chat", "--kind", "foundry-models", "--dialect", "llama-native", "Hello")
                .assertFailed(2, "apiDialect LLAMA_NATIVE does not exist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://ai.azure.com/projects               | is a page of the portal",
                "https://name.eastus.models.ai.azure.com     | AZURE_LLAMA_API_KEY is not set",
            })
    void an_endpoint_that_cannot_be_called(String endpoint, String message) {
        SampleRun.in(Map.of("AZURE_LLAMA_ENDPOINT", endpoint), "chat", "Hello").assertFailed(2, message);
    }

    @Test
    void an_endpoint_that_needs_a_model_name() {
        var environment = Map.of(
                "AZURE_LLAMA_ENDPOINT",
                "https://name.services.ai.azure.com/openai/v1",
                "AZURE_LLAMA_API_KEY",
                "secret");

        SampleRun.in(environment, "chat", "Hello").assertFailed(2, "--model or AZURE_LLAMA_MODEL");
    }
}
