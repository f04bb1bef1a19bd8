package io.github.azurellama.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A Markdown file of the repository.
 *
 * @param file the file
 * @param lines its text
 */
record Page(Path file, List<String> lines) {

    static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    static final Path DOCS = REPOSITORY.resolve("langchain4j-azure-llama/docs");
    static final Page README = of(REPOSITORY.resolve("README.md"));
    static final Page INDEX = of(DOCS.resolve("README.md"));

    private static final String FENCE = "```";

    static Page of(Path file) {
        try {
            return new Page(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page doc(String name) {
        return of(DOCS.resolve(name));
    }

    /** Every page of the repository. */
    static List<Page> all() {
        return below(REPOSITORY);
    }

    /** The pages that a user of the library reads. */
    static List<Page> forUsers() {
        return Stream.of(
                        Stream.of(README),
                        below(DOCS).stream(),
                        Stream.of(of(REPOSITORY.resolve("integration-tests/simulator/README.md"))))
                .flatMap(pages -> pages)
                .toList();
    }

    private static List<Page> below(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file ->
                            file.toString().endsWith(".md") && !file.toString().contains("/target/"))
                    .sorted()
                    .map(Page::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return REPOSITORY.relativize(file).toString();
    }

    List<Block> blocks(String language) {
        return blocks().stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    private List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(FENCE)) {
                continue;
            }
            if (start < 0) {
                start = i;
            } else {
                String language = lines.get(start).substring(FENCE.length()).strip();
                blocks.add(new Block(this, start + 2, language, lines.subList(start + 1, i)));
                start = -1;
            }
        }
        return blocks;
    }

    /** The lines outside of fenced blocks. */
    List<String> prose() {
        var prose = new ArrayList<String>();
        boolean fenced = false;
        for (String line : lines) {
            if (line.startsWith(FENCE)) {
                fenced = !fenced;
            } else if (!fenced) {
                prose.add(line);
            }
        }
        return prose;
    }

    /** The cells of each row of each table below a heading, without head and rule. */
    List<List<String>> table(String heading) {
        return prose().stream()
                .dropWhile(line -> !line.matches("#+ " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("|"))
                .map(Page::cells)
                .dropWhile(cells -> !cells.get(0).matches(":?-+:?"))
                .skip(1)
                .toList();
    }

    private static List<String> cells(String row) {
        String[] cells = row.replaceAll("^\\|\\s*|\\s*\\|\\s*$", "").split("(?<!\\\\)\\|", -1);
        return Stream.of(cells).map(String::strip).toList();
    }

    /** The anchors of the headings, as GitHub makes them. */
    List<String> anchors() {
        return prose().stream()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceAll("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
