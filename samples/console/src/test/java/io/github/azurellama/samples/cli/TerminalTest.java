package io.github.azurellama.samples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TerminalTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_person_sees_progress_on_one_line() {
        steps(true);

        assertThat(err.toString(UTF_8))
                .isEqualTo("\rEmbedded 1 of 2 passages\rEmbedded 2 of 2 passages" + System.lineSeparator());
    }

    @Test
    void a_file_gets_the_last_step_only() {
        steps(false);

        assertThat(err.toString(UTF_8)).isEqualTo("Embedded 2 of 2 passages" + System.lineSeparator());
    }

    private void steps(boolean interactive) {
        var terminal = new Terminal(
                new PrintStream(err, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of(), interactive);
        terminal.progress("Embedded", 1, 2, "passages");
        terminal.progress("Embedded", 2, 2, "passages");
    }
}
