package io.github.azurellama.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The {@code main} of each sample is what people copy: it runs as it stands. */
final class CopiedMainTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/azurellama/samples");

    @TempDir
    private Path folder;

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith("Sample.java")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void begins_with_the_model_and_needs_nothing_of_the_command_line(Path sample) throws IOException {
        String source = Files.readString(sample);
        String main = source.substring(source.indexOf("public static void main"));

        assertThat(main.lines().skip(1).limit(5))
                .anyMatch(line -> line.contains(".endpoint(System.getenv(\"AZURE_LLAMA_ENDPOINT\"))"))
                .anyMatch(line -> line.contains(".apiKey(System.getenv(\"AZURE_LLAMA_API_KEY\"))"))
                .anyMatch(line -> line.contains(".build();"));
        assertThat(source).doesNotContain("samples.cli", "samples.command", "picocli");
    }

    /** One process for all of them, because the environment of this one cannot be changed. */
    @Test
    void runs_on_what_the_environment_says() throws Exception {
        Path documents = Files.createDirectory(folder.resolve("documents"));
        Files.writeString(documents.resolve("animals.md"), "An alpaca weighs some 60 kilograms. It eats grass.");

        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            var command = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dai.djl.offline=true",
                    "-cp",
                    System.getProperty("java.class.path"),
                    AllMains.class.getName(),
                    documents.toString());
            command.environment().put("AZURE_LLAMA_ENDPOINT", azure.url());
            command.environment().put("AZURE_LLAMA_API_KEY", azure.apiKey());
            command.environment().remove("AZURE_LLAMA_MODEL");
            Process process =
                    command.redirectError(folder.resolve("stderr").toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);

            assertThat(process.waitFor()).as(() -> output + errors()).isZero();
            assertThat(output)
                    .contains("chat: 37 + 87 = 124.")
                    .contains("stream: 37 + 87 = 124.")
                    .contains("async: ", "The request is sent; this thread is free.") // in any order with the response
                    .contains("publisher: 37 + 87 = 124.")
                    .contains("complete:  Berlin")
                    .contains("extract: Person[name=Klaus, age=37, city=null, married=null]")
                    .contains("agent: * multiply(6.0, 7.0) = 42.0")
                    .contains("agents: Once upon a time")
                    .contains("rag: An alpaca weighs some 60 kilograms. [1]");
        }
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("stderr"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs each sample as a program of its own would. */
    static final class AllMains {

        private AllMains() {}

        public static void main(String[] args) {
            run("chat", ChatSample::main, "How much is 37 plus 87?");
            run("stream", StreamSample::main, "How much is 37 plus 87?");
            run("async", AsyncSample::main, "How much is 37 plus 87?");
            run("publisher", PublisherSample::main, "How much is 37 plus 87?");
            run("complete", CompleteSample::main, "The capital of Germany is");
            run("extract", ExtractSample::main, "Klaus is 37 years old.");
            run("agent", AgentSample::main, "Multiply 6 and 7");
            run("agents", AgentsSample::main, "llamas");
            run("rag", RagSample::main, args[0], "How many kilograms does an alpaca weigh?");
        }

        private static void run(String name, Consumer<String[]> main, String... args) {
            System.out.print(name + ": ");
            main.accept(args);
            System.out.println();
        }
    }
}
