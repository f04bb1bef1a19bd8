package io.github.azurellama.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.LlamaDeployments;
import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.samples.cli.Terminal;
import io.github.azurellama.samples.failover.PoolView;
import io.github.azurellama.samples.failover.Region;
import io.github.azurellama.simulator.SimulatedEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FailoverSampleTest {

    @Test
    void prints_who_responded_while_deployments_are_throttled_and_down() {
        SampleRun run = SampleRun.of("failover", "--interval", "0");

        assertThat(run.exitCode()).isZero();
        List<String> calls =
                run.out().stream().filter(line -> line.startsWith("call ")).toList();
        assertThat(calls).hasSize(36);
        assertThat(calls.subList(0, 8))
                .anyMatch(line -> line.contains(": east "))
                .anyMatch(line -> line.contains(": sweden "))
                .anyMatch(line -> line.contains(": own "));
        assertThat(run.out()).anyMatch(line -> line.contains("east THROTTLED for 3 s"));
        assertThat(calls.subList(14, 23)).noneMatch(line -> line.contains(": sweden "));
        assertThat(run.out()).anyMatch(line -> line.contains("sweden FAILING"));
        assertThat(run.usage()).matches("--- east \\d+, own \\d+, sweden \\d+");
    }

    @Test
    void redraws_its_table_on_a_terminal() {
        var out = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, true, UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                Map.of(),
                true);
        try (var region = new Region("east", SimulatedEndpoint.SERVERLESS)) {
            var view = new PoolView(terminal, LlamaDeployments.of(region.deployment(EndpointKind.SERVERLESS, 1)), true);

            view.show(1, "east");
            view.show(2, "east");
        }

        assertThat(out.toString(UTF_8)).contains("call 1: east", "\u001b[2A", "call 2: east", "READY", "2 responses");
    }
}
