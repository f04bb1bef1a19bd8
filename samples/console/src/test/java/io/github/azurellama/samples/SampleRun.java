package io.github.azurellama.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.samples.cli.Terminal;
import io.github.azurellama.samples.command.Samples;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a run of a sample ended, and what it printed.
 *
 * @param exitCode the exit code
 * @param out the lines on stdout
 * @param err the lines on stderr
 */
record SampleRun(int exitCode, List<String> out, List<String> err) {

    /** An endpoint where nothing listens, and no test beside can. */
    static final String GONE = "http://127.0.0.1:1/v1";

    /** Runs a sample without an endpoint in its environment. */
    static SampleRun of(String sample, String... arguments) {
        return in(Map.of(), sample, arguments);
    }

    /** Runs a sample in an environment. */
    static SampleRun in(Map<String, String> environment, String sample, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), environment, false);
        String[] all = Stream.concat(Stream.of(sample), Stream.of(arguments)).toArray(String[]::new);
        int exitCode = Samples.run(terminal, all);
        return new SampleRun(exitCode, lines(out), lines(err));
    }

    /** Everything on stdout but the last line. */
    String answer() {
        return String.join("\n", out.subList(0, out.size() - 1));
    }

    /** The last line on stdout. */
    String usage() {
        return out.get(out.size() - 1);
    }

    /** Asserts that it failed, with one line that starts with the sample's name. */
    void assertFailed(int expectedCode, String... fragments) {
        List<String> errors = err.stream()
                .filter(line -> !line.contains("is not set: talking to"))
                .toList();
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0)).matches("[a-z]+: .*").contains(fragments);
        assertThat(err).noneMatch(line -> line.contains("Exception") || line.startsWith("\tat "));
        assertThat(exitCode).isEqualTo(expectedCode);
    }

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(UTF_8).lines().toList();
    }
}
