package io.github.azurellama.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java files of the repository, as text. */
final class Sources {

    private static final Pattern JOIN = Pattern.compile("\"\\s*\\+\\s*\"");

    private Sources() {}

    /** What the library's sources say, with string literals that are added to each other put together. */
    static String ofLibrary() {
        return below(Page.REPOSITORY.resolve("langchain4j-azure-llama/src/main/java")).stream()
                .map(Sources::read)
                .map(source -> JOIN.matcher(source).replaceAll("").replace("\\\"", "\""))
                .collect(Collectors.joining("\n"));
    }

    /** Whether a test class of that simple name exists and, if a method is named, declares it. */
    static boolean hasTest(String reference) {
        String[] parts = reference.split("#", -1);
        return below(Page.REPOSITORY).stream()
                .filter(file -> file.toString().contains("/src/test/") && file.endsWith(parts[0] + ".java"))
                .anyMatch(file -> parts.length == 1 || read(file).contains(" void " + parts[1] + "("));
    }

    static List<Path> below(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
