package io.github.azurellama.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reflection metadata of a native image: all that the library itself calls by reflection. Records are never bound by it. */
class NativeImageTest {

    private static final String METADATA =
            "src/main/resources/META-INF/native-image/io.github.azurellama/langchain4j-azure-llama/reachability-metadata.json";

    @Test
    void the_metadata_names_what_is_called_by_reflection() throws IOException {
        JsonNode entries = new ObjectMapper()
                .readTree(Files.readAllBytes(Path.of(METADATA)))
                .path("reflection");

        assertThat(entries)
                .extracting(entry -> entry.path("type").asText() + "."
                        + entry.at("/methods/0/name").asText())
                .containsExactly(
                        "java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor",
                        "dev.langchain4j.model.chat.response.CompleteResponse.<init>",
                        "dev.langchain4j.model.chat.response.RawStreamingEvent.of");
    }

    @Test
    void nothing_else_is_called_by_reflection() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> reflecting = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(NativeImageTest::reflects)
                    .toList();

            assertThat(reflecting)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("SharedThreads.java", "NewerEvents.java");
        }
    }

    private static boolean reflects(Path file) {
        try {
            String source = Files.readString(file);
            return Stream.of("java.lang.reflect", "Class.forName", "ServiceLoader", ".getMethod(", ".readValue(")
                    .anyMatch(source::contains);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
