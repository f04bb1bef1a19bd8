package io.github.azurellama.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SimulatorMainTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nope           | Unknown option: '--nope' (see --help)",
                "--kind=mainframe | Invalid value for option '--kind'",
                "--token-delay=20 | Invalid value for option '--token-delay'",
                "--port=70000     | port has to be between 0 and 65535, not 70000",
                "--port=many      | Invalid value for option '--port'"
            })
    void a_wrong_option_is_one_line_on_stderr_and_exit_code_2(String option, String message) {
        var err = new StringWriter();
        int code = SimulatorMain.commandLine().setErr(new PrintWriter(err)).execute(option);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith(message);
    }

    @Test
    void a_port_in_use_is_one_line_on_stderr_and_exit_code_1() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            var err = new StringWriter();
            int code = SimulatorMain.commandLine().setErr(new PrintWriter(err)).execute("--port=" + azure.port());

            assertThat(code).isEqualTo(1);
            assertThat(err.toString().strip()).isEqualTo("Port " + azure.port() + " is in use");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_example_names_url_and_key_of_the_kind(SimulatedEndpoint kind) {
        try (var azure = AzureSimulator.start(kind)) {
            assertThat(SimulatorMain.curl(azure))
                    .startsWith("curl -N '" + azure.url())
                    .contains(azure.apiKey());
        }
    }

    @Test
    void it_runs_until_it_is_killed() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatorMain.class.getName(),
                        "--port=0",
                        "--kind=openai-compatible",
                        "--tls",
                        "--streams=50",
                        "--keep-alive=5s",
                        "--goaway-after=100"))
                .redirectErrorStream(true)
                .start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            var url = line(out, "Simulated openai-compatible endpoint: ");
            assertThat(url).startsWith("https://127.0.0.1:").endsWith("/v1");
            assertThat(line(out, "Key: ")).isEqualTo("none needed");
            assertThat(line(out, "Try: ")).startsWith("curl -N -k ");
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static String line(BufferedReader out, String label) throws IOException {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(label)) {
                return line.substring(label.length());
            }
        }
        return "";
    }
}
