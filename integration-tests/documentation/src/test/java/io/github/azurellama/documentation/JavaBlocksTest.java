package io.github.azurellama.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JavaBlocksTest {

    private final JavaBlocks java = new JavaBlocks(Page.INDEX);

    @BeforeAll
    static void a_place_for_classes() throws Exception {
        Files.createDirectories(Path.of("target/blocks"));
    }

    @Test
    void every_java_block_of_readme_and_docs_compiles() {
        List<Block> blocks = Page.forUsers().stream()
                .flatMap(page -> page.blocks("java").stream())
                .toList();

        assertThat(java.complaints(blocks)).isEmpty();
        assertThat(blocks).hasSizeGreaterThan(30);
    }

    @Test
    void a_method_that_does_not_exist_is_reported_with_page_and_line() {
        var page = new Page(
                Page.REPOSITORY.resolve("page.md"),
                List.of("# Title", "```java", "int two = 2;", "model.chatt(\"Hello\" + two);", "```"));

        assertThat(java.complaints(page.blocks("java")))
                .singleElement()
                .asString()
                .startsWith("page.md:4: cannot find symbol")
                .contains("chatt");
    }

    @Test
    void a_whole_file_gets_no_imports_as_a_gift() {
        var page = new Page(
                Page.REPOSITORY.resolve("page.md"),
                List.of(
                        "```java",
                        "import java.util.Set;",
                        "class Whole {",
                        "  Set<Integer> a; List<Integer> b;",
                        "}",
                        "```"));

        assertThat(java.complaints(page.blocks("java")))
                .singleElement()
                .asString()
                .startsWith("page.md:4: ")
                .contains("List");
    }
}
