package io.github.azurellama.contract.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import io.github.azurellama.simulator.SimulatorOptions;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two JVMs of their own, which know of each other only by a store, share one deployment's quota. */
@Timeout(300)
class FleetTest {

    private static final int QUOTA = 10;
    private static final int CALLS_EACH = 8;

    @TempDir
    Path outputs;

    @Test
    void two_jvms_together_send_no_more_than_the_quota() throws Exception {
        HazelcastInstance store = Store.start();
        try (var azure = AzureSimulator.start(SimulatorOptions.of(SimulatedEndpoint.OPENAI_COMPATIBLE))) {
            String address = Store.address(store);

            List<String> said = runTogether(2, address, azure.url());

            assertThat(azure.requests()).hasSize(QUOTA);
            assertThat(said).filteredOn("answered"::equals).hasSize(QUOTA);
            assertThat(said)
                    .filteredOn(line -> line.contains("the budget of requests is short"))
                    .hasSize(2 * CALLS_EACH - QUOTA);
        } finally {
            store.shutdown();
        }
    }

    private List<String> runTogether(int jvms, String... arguments) throws Exception {
        List<Process> running = new ArrayList<>();
        List<String> said = new ArrayList<>();
        try {
            for (int jvm = 0; jvm < jvms; jvm++) {
                running.add(run(outputs.resolve("jvm" + jvm), arguments));
            }
            for (int jvm = 0; jvm < jvms; jvm++) {
                assertThat(running.get(jvm).waitFor(200, TimeUnit.SECONDS))
                        .as("JVM %d has ended", jvm)
                        .isTrue();
                said.addAll(Files.readAllLines(outputs.resolve("jvm" + jvm)));
            }
        } finally {
            running.forEach(Process::destroyForcibly);
        }
        return said;
    }

    private static Process run(Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                FleetMember.class.getName(),
                String.valueOf(QUOTA),
                String.valueOf(CALLS_EACH)));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(Redirect.DISCARD)
                .start();
    }
}
