package io.github.azurellama.simulator.responder.reading;

import java.util.regex.Pattern;

/** Undoes the line breaks that only keep prose narrow. Those of lists, tables, headings and short lines stay. */
public final class Paragraphs {

    private static final Pattern WRAP =
            Pattern.compile("(?m)^([^|#\\n][^\\n]{60,}[^:|;{}\\s])\\n(?=[^\\s|#*>`\\[-]|`[^`])");

    private Paragraphs() {}

    /** The text with each paragraph on one line. */
    public static String unwrapped(String text) {
        return WRAP.matcher(text).replaceAll("$1 ");
    }
}
