package io.github.azurellama.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    @Test
    void every_link_within_the_repository_leads_somewhere() {
        assertThat(Page.all().stream().flatMap(page -> broken(page).stream())).isEmpty();
    }

    @Test
    void a_broken_link_is_reported() {
        var page = new Page(
                Page.REPOSITORY.resolve("page.md"),
                List.of(
                        "# One title",
                        "[a](no.md) [b](README.md) [c](#one-title) [d](#two) [e](README.md#no) [f](https://x.y)"));

        assertThat(broken(page)).containsExactly("page.md: no.md", "page.md: #two", "page.md: README.md#no");
    }

    @Test
    void every_page_of_the_docs_is_in_their_index() {
        var linked = links(Page.INDEX);

        assertThat(Page.forUsers().stream()
                        .map(Page::file)
                        .filter(file -> file.startsWith(Page.DOCS) && !file.equals(Page.INDEX.file()))
                        .map(file -> file.getFileName().toString()))
                .isSubsetOf(linked);
    }

    private static List<String> links(Page page) {
        return page.prose().stream()
                .flatMap(line -> LINK.matcher(line).results())
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("https:"))
                .toList();
    }

    private static List<String> broken(Page page) {
        return links(page).stream()
                .filter(link -> !leads(page, link))
                .map(link -> page.name() + ": " + link)
                .toList();
    }

    private static boolean leads(Page page, String link) {
        int mark = link.indexOf('#');
        String path = mark < 0 ? link : link.substring(0, mark);
        Path target = path.isEmpty() ? page.file() : page.file().resolveSibling(path);
        if (mark < 0) {
            return Files.exists(target);
        }
        Page linked = path.isEmpty() ? page : Page.of(target);
        return linked.anchors().contains(link.substring(mark + 1));
    }
}
