package io.github.azurellama.documentation;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A reader who finds a class by its name finds one. */
class ClassNamesTest {

    @Test
    void a_class_name_stands_once_in_the_repository() {
        Map<String, List<Path>> files = Sources.below(Page.REPOSITORY).stream()
                .map(Page.REPOSITORY::relativize)
                .filter(file -> Stream.of("/target/", "/package-info.java").noneMatch(("/" + file)::contains))
                .collect(groupingBy(file -> file.getFileName().toString()));

        assertThat(files).hasSizeGreaterThan(500);
        assertThat(files.values().stream().filter(same -> same.size() > 1)).isEmpty();
    }
}
