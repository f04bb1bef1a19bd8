package io.github.azurellama.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The sentences of a file, without its code: comments, javadoc, help texts and names of tests of Java, text of Markdown,
 * comments of scripts.
 */
final class Prose {

    /** A comment, or a literal that may look like one. */
    private static final Pattern COMMENT_OR_LITERAL = Pattern.compile(
            "/\\*(?s:.*?)\\*/|//[^\\n]*|\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'");

    private static final Pattern CODE_IN_JAVADOC =
            Pattern.compile("\\{@\\w+(?:[^{}]|\\{[^{}]*})*}|@param \\w+|@see \\S+");

    /** The text of {@code description = ...} in the annotations of picocli. */
    private static final Pattern DESCRIPTION =
            Pattern.compile("description\\s*=\\s*\\{?\\s*((?:\"(?:\\\\.|[^\"\\\\\\n])*\"[\\s,+]*)+)");

    /** The name of a test; helper methods have no underscores. */
    private static final Pattern TEST_NAME = Pattern.compile("\\bvoid (\\w+_\\w+)\\(");

    /** A comment, or a row of the table of samples. */
    private static final Pattern SCRIPT_TEXT = Pattern.compile("\\s*#.*|\\w+\\|.*");

    /** Fenced blocks, code in lines, targets of links, and tables that a test generates. */
    private static final Pattern CODE_IN_MARKDOWN = Pattern.compile(
            "(?ms)^```.*?^```|^ {4}[^\\n]*$|`[^`\\n]*`|\\]\\([^)\\n]*\\)|<!-- faults -->.*?<!-- end of faults -->");

    private Prose() {}

    /** A line of prose. */
    record Line(int number, String text) {}

    static List<Line> ofJava(String source) {
        var text = new StringBuilder();
        int copied = 0;
        for (MatchResult match : COMMENT_OR_LITERAL.matcher(source).results().toList()) {
            text.append(lineFeeds(source.substring(copied, match.start())));
            boolean comment = match.group().startsWith("/");
            text.append(comment ? without(CODE_IN_JAVADOC, match.group()) : lineFeeds(match.group()));
            copied = match.end();
        }
        return lines(text.toString());
    }

    /** The text of literals of several words, such as those of exceptions. */
    static List<Line> ofLiterals(String source) {
        var text = new StringBuilder();
        int copied = 0;
        for (MatchResult match : COMMENT_OR_LITERAL.matcher(source).results().toList()) {
            text.append(lineFeeds(source.substring(copied, match.start())));
            boolean sentence = match.group().startsWith("\"") && match.group().contains(" ");
            text.append(sentence ? match.group() : lineFeeds(match.group()));
            copied = match.end();
        }
        return lines(text.toString());
    }

    static List<Line> ofDescriptions(String source) {
        var text = new StringBuilder();
        int copied = 0;
        for (MatchResult match : DESCRIPTION.matcher(source).results().toList()) {
            text.append(lineFeeds(source.substring(copied, match.start(1)))).append(match.group(1));
            copied = match.end();
        }
        return lines(text.toString());
    }

    /** The names of test methods, with a space for each underscore. */
    static List<Line> ofTestNames(String source) {
        return lines(without(COMMENT_OR_LITERAL, source)).stream()
                .flatMap(line -> TEST_NAME
                        .matcher(line.text())
                        .results()
                        .map(match -> new Line(line.number(), match.group(1).replace('_', ' '))))
                .toList();
    }

    static List<Line> ofScript(String script) {
        return lines(script).stream()
                .filter(line -> SCRIPT_TEXT.matcher(line.text()).matches())
                .toList();
    }

    static List<Line> ofMarkdown(String page) {
        return lines(without(CODE_IN_MARKDOWN, page));
    }

    private static String without(Pattern code, String text) {
        return code.matcher(text).replaceAll(match -> lineFeeds(match.group()) + " ");
    }

    private static String lineFeeds(String text) {
        return text.replaceAll("[^\\n]", "");
    }

    private static List<Line> lines(String text) {
        var lines = new ArrayList<Line>();
        for (String line : text.split("\n", -1)) {
            lines.add(new Line(lines.size() + 1, line));
        }
        return lines;
    }
}
