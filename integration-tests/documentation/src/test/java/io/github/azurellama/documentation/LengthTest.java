package io.github.azurellama.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LengthTest {

    @Test
    void pages_stay_short() {
        assertThat(Page.README.lines()).hasSizeLessThan(200);
        assertThat(Page.forUsers().stream().filter(page -> page.file().startsWith(Page.DOCS)))
                .allSatisfy(page -> assertThat(page.lines()).as(page.name()).hasSizeLessThan(120));
        assertThat(Page.of(Path.of(Page.REPOSITORY + "/.github/CONTRIBUTING.md"))
                        .lines())
                .hasSizeLessThanOrEqualTo(60);
    }

    @Test
    void the_first_java_of_the_readme_is_complete_by_line_25() {
        Block first = Page.README.blocks("java").get(0);

        assertThat(first.firstLine()).startsWith("import ");
        assertThat(first.line() + first.lines().size()).isLessThanOrEqualTo(25);
    }

    @Test
    void each_page_begins_with_an_example_and_ends_with_the_next_question() {
        assertThat(Page.forUsers().stream()
                        .filter(page -> page.file().startsWith(Page.DOCS))
                        .filter(page -> !page.file().equals(Page.INDEX.file())))
                .hasSizeGreaterThan(15)
                .allSatisfy(page -> {
                    List<String> lines = page.lines();
                    assertThat(lines.get(2))
                            .as("the beginning of %s", page.name())
                            .matches("(```|\\|).*");
                    assertThat(lines.get(lines.size() - 1))
                            .as("the end of %s", page.name())
                            .matches("Next: .*]\\(.*");
                });
    }
}
