package io.github.azurellama.samples.doctor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shortens the message of an exception to what is new in a table whose head names the endpoint. */
final class FailureNote {

    private static final String ENDPOINT = "https?://\\S+ \\([A-Z_]+, [A-Z_]+\\)";

    /** Error code and request id, for support. */
    private static final String FACTS = " \\((?:code|request id|retry after) [^()]*\\)";

    /** How the library puts the error of a server: what happened, where, and the remedy. */
    private static final Pattern SERVER_ERROR =
            Pattern.compile("(?<what>.*?)[,.]? [Ff]rom " + ENDPOINT + "(?:\\. (?<remedy>.*))?");

    private static final Pattern SENTENCE_END = Pattern.compile("\\. (?=\\p{Lu})");

    private static final int LONGEST_ERROR = 90;

    private FailureNote() {}

    static String of(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
        Matcher error = SERVER_ERROR.matcher(message);
        if (!error.matches()) {
            return message.replaceAll("(?:endpoint )?" + ENDPOINT, "this endpoint");
        }
        String what = shortened(error.group("what").replaceAll(FACTS, ""));
        String remedy = error.group("remedy");
        return remedy == null ? what : what + ". " + SENTENCE_END.split(remedy, 2)[0].replaceAll("\\.$", "");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_ERROR
                ? text
                : text.substring(0, LONGEST_ERROR).strip() + "…";
    }
}
