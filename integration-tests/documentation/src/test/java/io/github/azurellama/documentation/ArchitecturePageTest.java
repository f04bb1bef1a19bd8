package io.github.azurellama.documentation;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about the architecture says what the code is. */
class ArchitecturePageTest {

    private static final Path FILE = Page.DOCS.resolve("architecture.md");
    private static final String BEGIN = "<!-- packages -->\n";
    private static final String END = "<!-- end of packages -->\n";

    private static final Set<String> OF_LANGCHAIN4J = Set.of("ChatRequest", "ChatResponse");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CLASS = Pattern.compile("[A-Z]\\w+");

    private final Packages packages = Packages.ofLibrary();

    @Test
    void the_picture_is_made_of_the_imports() throws IOException {
        String page = Files.readString(FILE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        String picture = String.join("\n", packages.picture()) + "\n";
        if (Boolean.getBoolean("architecture.write")) {
            Files.writeString(FILE, page.substring(0, from) + picture + page.substring(to));
        } else {
            assertThat(page.substring(from, to))
                    .as("the picture in docs/architecture.md, which -Darchitecture.write=true rewrites")
                    .isEqualTo(picture);
        }
    }

    @Test
    void the_table_has_each_package_once() {
        Stream<String> named = Page.of(FILE).table("Packages").stream().flatMap(row -> code(row.get(0)));

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(packages.uses().keySet().stream()
                        .map(Packages::shortName)
                        .toList());
    }

    @Test
    void each_class_that_the_page_names_exists() {
        Set<String> classes = Sources.below(Page.REPOSITORY).stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(toSet());
        List<String> named = Page.of(FILE).prose().stream()
                .flatMap(ArchitecturePageTest::code)
                .filter(name -> CLASS.matcher(name).matches())
                .filter(name -> !OF_LANGCHAIN4J.contains(name))
                .toList();

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(classes).containsAll(named);
    }

    @Test
    void each_step_of_a_request_is_taken_by_classes_of_its_package() {
        assertThat(Page.of(FILE).table("A request, down"))
                .hasSizeGreaterThan(4)
                .allSatisfy(row -> assertThat(code(row.get(2)))
                        .allMatch(name -> code(row.get(1))
                                .anyMatch(where ->
                                        Files.exists(Packages.directory(where).resolve(name + ".java")))));
    }

    private static Stream<String> code(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1));
    }
}
