package io.github.azurellama.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.samples.command.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The part of {@code samples/run} that needs no build. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is one of bash")
final class RunScriptTest {

    private static final Path SCRIPT = Path.of("../run").toAbsolutePath().normalize();

    @Test
    void lists_each_sample_with_its_own_description(@TempDir Path elsewhere) throws Exception {
        Ended run = run(elsewhere);

        assertThat(run.exitCode).isZero();
        for (CommandLine command : Samples.commands()) {
            String[] description = command.getCommandSpec().usageMessage().description();
            assertThat(run.output)
                    .containsOnlyOnce(
                            String.format("  %-10s %s", command.getCommandName(), String.join(" ", description)));
        }
        assertThat(run.output)
                .anyMatch(line -> line.startsWith("  web "))
                .anyMatch(line -> line.startsWith("  simulator "));
    }

    @Test
    void says_in_one_line_that_there_is_no_such_sample(@TempDir Path elsewhere) throws Exception {
        Ended run = run(elsewhere, "chatt", "Hello");

        assertThat(run.output).containsExactly("samples/run: there is no sample 'chatt'; ./samples/run lists them");
        assertThat(run.exitCode).isEqualTo(2);
    }

    private static Ended run(Path elsewhere, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(elsewhere.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output.lines().toList());
    }

    private record Ended(int exitCode, List<String> output) {}
}
