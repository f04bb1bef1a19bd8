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

/** The page about the architecture, and the picture in the README, say what the code is. */
class ArchitecturePageTest {

    private static final Path FILE = Page.DOCS.resolve("architecture.md");
    private static final String BEGIN = "<!-- packages -->\n";
    private static final String END = "<!-- end of packages -->\n";

    private static final Set<String> OF_LANGCHAIN4J = Set.of("ChatRequest", "ChatResponse");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CLASS = Pattern.compile("[A-Z]\\w+");

    private static final Pattern ARROW = Pattern.compile("([\\w.]+)[^>]* --> ([\\w.]+)");

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

    /** Arrows to what is no package, such as the endpoint, are not in the code. */
    @Test
    void each_arrow_between_packages_in_the_readme_is_in_the_code() {
        var arrows = Page.README.blocks("mermaid").get(0).lines().stream()
                .flatMap(line -> ARROW.matcher(line).results())
                .map(arrow -> List.of(Packages.longName(arrow.group(1)), Packages.longName(arrow.group(2))))
                .filter(arrow -> packages.uses().keySet().containsAll(arrow))
                .toList();

        assertThat(arrows).hasSizeGreaterThan(6).allMatch(arrow -> packages.uses(arrow.get(0), arrow.get(1)));
    }

    private static Stream<String> code(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1));
    }
}
