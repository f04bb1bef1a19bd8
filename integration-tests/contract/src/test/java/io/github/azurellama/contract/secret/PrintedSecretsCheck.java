package io.github.azurellama.contract.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurellama.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Looks through all that Surefire recorded of the tests before: what they printed, the log included, and the messages of
 * failures. A run of its own after all others, so that their reports are complete.
 */
final class PrintedSecretsCheck {

    /** Keys, tokens and secret values of queries in tests hold one of these words. */
    private static final List<String> SECRETS =
            List.of("k3y", "s3cret", SimulatorOptions.DEFAULT_API_KEY, SimulatorOptions.DEFAULT_ACCESS_TOKEN);

    private static final String REPORTS = "target/surefire-reports";

    @ParameterizedTest
    @ValueSource(strings = {"../../langchain4j-azure-llama", "."})
    @DisabledIfSystemProperty(
            named = "chosen.tests",
            matches = "[^$].*",
            disabledReason = "-Dtest may choose no test of a module")
    void no_key_token_or_secret_of_a_query_was_printed(String module) throws IOException {
        assertNoSecrets(Path.of(module, REPORTS));
    }

    @Test
    void a_printed_secret_is_found(@TempDir Path reports) throws IOException {
        Files.writeString(reports.resolve("TEST-Clean.xml"), "<testsuite/>");
        Files.writeString(reports.resolve("TEST-Leak.xml"), "<testsuite>api-key: k3y-1</testsuite>");

        assertThatThrownBy(() -> assertNoSecrets(reports)).hasMessageContaining("TEST-Leak.xml");
    }

    @Test
    void reports_that_are_missing_are_no_success(@TempDir Path reports) {
        assertThatThrownBy(() -> assertNoSecrets(reports)).hasMessageContaining("no reports of tests");
        assertThatThrownBy(() -> assertNoSecrets(reports.resolve("none"))).hasMessageContaining("no reports of tests");
    }

    private static void assertNoSecrets(Path directory) throws IOException {
        List<Path> reports = reports(directory);
        assertThat(reports)
                .as("no reports of tests in %s: run the tests of that module before, as mvn verify does", directory)
                .isNotEmpty();
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
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("TEST-"))
                    .toList();
        }
    }
}
