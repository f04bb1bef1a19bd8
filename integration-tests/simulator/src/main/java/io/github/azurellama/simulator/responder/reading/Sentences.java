package io.github.azurellama.simulator.responder.reading;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Takes text apart into sentences and tasks. Abbreviations with dots are not recognised. */
public final class Sentences {

    private static final Pattern END = Pattern.compile("(?<=[.!?])[\"')\\]]*\\s+|\\n+");
    private static final Pattern TASK = Pattern.compile(
            "(?<=[.!?;])\\s+|\\n+|,?\\s+(?:and\\s+)?(?:then|afterwards|after that)\\s+|,\\s+and\\s+(?=(?:what|how|who|where|when|which|also|is)\\b)"
                    + "|\\s+and\\s+(?=(?:what|how|who|where|when|which|also)\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AND = Pattern.compile(",?\\s+and\\s+|,\\s+", Pattern.CASE_INSENSITIVE);

    private Sentences() {}

    /** The sentences of a text; a line break ends one too. */
    public static List<String> of(String text) {
        return parts(END, text);
    }

    /** The tasks in a text: sentences, and what "and then" or "and what" separates in them. */
    public static List<String> tasks(String text) {
        return parts(TASK, text);
    }

    /** What "and" and commas separate. */
    public static List<String> enumerated(String text) {
        return parts(AND, text);
    }

    private static List<String> parts(Pattern separator, String text) {
        return Arrays.stream(separator.split(text))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
