package io.github.azurellama.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.SimulatedEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real documents, really embedded; the response is the simulator's. */
final class RagSampleTest {

    @TempDir
    private Path cache;

    @TempDir
    private Path documents;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(documents.resolve("animals.md"), "An alpaca weighs some 60 kilograms. It eats grass.");
        Files.createDirectory(documents.resolve("deeper"));
        Files.writeString(documents.resolve("deeper/planets.txt"), "Saturn has rings. Jupiter is the largest planet.");
        Files.write(documents.resolve("noise.bin"), new byte[] {0, 1, 2, 3});
    }

    @Test
    void responds_from_this_project_s_own_docs_if_given_no_documents() {
        SampleRun outcome = rag("How do I cancel a stream?");

        assertThat(outcome.out().get(0)).contains("context.streamingHandle().cancel()");
        assertThat(outcome.out()).anyMatch(line -> line.matches("\\[\\d] streaming\\.md"));
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void responds_from_a_folder_and_prints_the_passage_that_is_cited() {
        SampleRun outcome = rag(documents.toString(), "How many kilograms does an alpaca weigh?");

        assertThat(outcome.out())
                .containsExactly(
                        "An alpaca weighs some 60 kilograms. [1]",
                        "",
                        "[1] animals.md",
                        "    An alpaca weighs some 60 kilograms. It eats grass.");
    }

    @Test
    void responds_from_a_file() {
        SampleRun outcome = rag(documents.resolve("deeper/planets.txt").toString(), "What has rings?");

        assertThat(outcome.out()).startsWith("Saturn has rings. [1]", "", "[1] planets.txt");
    }

    @Test
    void prints_all_passages_that_were_retrieved_if_the_response_cites_none() {
        SampleRun outcome = rag(documents.toString(), "Whose violin was stolen?");

        assertThat(outcome.out())
                .startsWith("The given text does not say.")
                .anyMatch(line -> line.endsWith("] animals.md"))
                .anyMatch(line -> line.endsWith("] planets.txt"));
    }

    @Test
    void embeds_once_and_again_only_if_a_document_has_changed() throws IOException {
        String question = "What is the largest planet?";

        assertThat(rag(documents.toString(), question).err()).contains("Embedded 2 of 2 passages");
        assertThat(rag(documents.toString(), question).err()).noneMatch(line -> line.startsWith("Embedded"));

        Files.writeString(documents.resolve("animals.md"), "Llamas hum.");
        assertThat(rag(documents.toString(), question).err()).contains("Embedded 2 of 2 passages");
    }

    @Test
    void retrieves_by_meaning_and_sends_no_more_passages_than_requested() {
        try (var azure = AzureSimulator.start(SimulatedEndpoint.SERVERLESS)) {
            SampleRun.in(
                    Map.of("AZURE_LLAMA_ENDPOINT", azure.url(), "AZURE_LLAMA_API_KEY", azure.apiKey()),
                    "rag",
                    "--passages=1",
                    "--cache=" + cache,
                    documents.toString(),
                    "How heavy is such a creature with wool?");

            assertThat(azure.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(
                                    request.body().at("/messages/1/content").asText())
                            .contains("[1] animals.md", "60 kilograms")
                            .doesNotContain("[2]", "Saturn"));
        }
    }

    @Test
    void says_in_one_line_what_it_cannot_read() throws IOException {
        Path empty = Files.createDirectory(documents.resolve("empty"));

        rag("no/such/folder", "Why?").assertFailed(2, "'no/such/folder' is no file or folder that can be read");
        rag(empty.toString(), "Why?").assertFailed(2, "holds no .md, .txt, .adoc or .rst file");
        rag(" ").assertFailed(2, "the QUESTION is blank");
    }

    private SampleRun rag(String... words) {
        String[] arguments = new String[words.length + 1];
        arguments[0] = "--cache=" + cache;
        System.arraycopy(words, 0, arguments, 1, words.length);
        return SampleRun.of("rag", arguments);
    }
}
