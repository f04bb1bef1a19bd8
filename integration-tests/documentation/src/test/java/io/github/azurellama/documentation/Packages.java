package io.github.azurellama.documentation;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The packages of the library and their dependencies, as the imports say.
 *
 * @param uses the packages that each package uses
 */
record Packages(SortedMap<String, Set<String>> uses) {

    static final String ROOT = "io.github.azurellama";

    private static final Path SOURCES = Page.REPOSITORY.resolve("langchain4j-azure-llama/src/main/java");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?(" + Pattern.quote(ROOT) + "(?:\\.[a-z]\\w*)*)\\.");

    static Packages ofLibrary() {
        SortedMap<String, Set<String>> uses = new TreeMap<>();
        for (Path file : Sources.below(SOURCES)) {
            String source = Sources.read(file);
            var name = PACKAGE.matcher(source);
            if (name.find()) {
                Set<String> used = uses.computeIfAbsent(name.group(1), key -> new TreeSet<>());
                IMPORT.matcher(source).results().map(match -> match.group(1)).forEach(used::add);
                used.remove(name.group(1));
            }
        }
        return new Packages(uses);
    }

    boolean uses(String from, String to) {
        return uses.getOrDefault(from, Set.of()).contains(to);
    }

    /** The picture for Mermaid, without the arrows that follow from others. */
    List<String> picture() {
        List<String> lines = new ArrayList<>(List.of("```mermaid", "flowchart TD"));
        uses.keySet().stream()
                .filter(name -> !name.contains(".internal."))
                .map(Packages::shortName)
                .forEach(name -> lines.add("    " + name + "([" + name + "])"));
        uses.forEach((from, used) -> used.stream()
                .filter(to -> used.stream().noneMatch(between -> reaches(between, to)))
                .map(Packages::shortName)
                .reduce((one, other) -> one + " & " + other)
                .ifPresent(all -> lines.add("    " + shortName(from) + " --> " + all)));
        lines.add("```");
        return lines;
    }

    /** Whether a package uses another by at least one step. */
    private boolean reaches(String from, String to) {
        Deque<String> next = new ArrayDeque<>(uses.getOrDefault(from, Set.of()));
        Set<String> seen = new TreeSet<>();
        while (!next.isEmpty()) {
            String name = next.pop();
            if (name.equals(to)) {
                return true;
            }
            if (seen.add(name)) {
                next.addAll(uses.getOrDefault(name, Set.of()));
            }
        }
        return false;
    }

    /** The name as the pages write it. */
    static String shortName(String name) {
        return name.equals(ROOT) ? name : name.substring(ROOT.length() + 1);
    }

    /** The name in the code. */
    static String longName(String name) {
        return name.equals(ROOT) ? name : ROOT + "." + name;
    }

    /** The folder of the sources of a package, which is named as the pages do. */
    static Path directory(String name) {
        return SOURCES.resolve(longName(name).replace('.', '/'));
    }
}
