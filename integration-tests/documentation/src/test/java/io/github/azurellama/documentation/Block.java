package io.github.azurellama.documentation;

import java.util.List;

/**
 * A fenced block of a page.
 *
 * @param page where it stands
 * @param line the line of its first line of text, from 1
 * @param language what follows the fence, such as {@code java}
 * @param lines its text
 */
record Block(Page page, int line, String language, List<String> lines) {

    String text() {
        return String.join("\n", lines);
    }

    String firstLine() {
        return lines.stream()
                .filter(candidate -> !candidate.isBlank() && !candidate.startsWith("//"))
                .findFirst()
                .orElse("");
    }
}
