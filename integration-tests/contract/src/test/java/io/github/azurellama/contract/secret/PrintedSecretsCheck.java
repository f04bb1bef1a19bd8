package io.github.azurellama.contract.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Looks through all that Surefire recorded of the tests before: what they printed, the log included, and the messages of
 * failures. A run of its own after all others, so that their reports are whole.
 */
final class PrintedSecretsCheck {

    /** Keys, tokens and secret values of queries in tests hold one of these words. */
    private static final List<String> SECRETS =
            List.of("k3y", "s3cret", SimulatorOptions.DEFAULT_API_KEY, SimulatorOptions.DEFAULT_ACCESS_TOKEN);

    private static final Path OWN_REPORTS = Path.of("target", "surefire-reports");
    private static final Path REPORTS_OF_THE_LIBRARY =
            Path.of("..", "..", "langchain4j-azure-llama").resolve(OWN_REPORTS);

    @Test
    void no_key_token_or_secret_of_a_query_was_printed() throws IOException {
        List<Path> reports = new ArrayList<>(reports(OWN_REPORTS));
        reports.addAll(reports(REPORTS_OF_THE_LIBRARY));

        assertThat(reports).allSatisfy(report -> {
            // Not the report itself, which a failure here would print.
            String recorded = Files.readString(report);
            assertThat(SECRETS.stream().filter(recorded::contains))
                    .as("secrets in %s", report)
                    .isEmpty();
        });
    }

    private static List<Path> reports(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of(); // a build of only some modules or tests
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("TEST-"))
                    .toList();
        }
    }
}
