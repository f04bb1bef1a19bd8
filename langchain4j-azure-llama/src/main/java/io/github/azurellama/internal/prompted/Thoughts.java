package io.github.azurellama.internal.prompted;

import io.github.azurellama.internal.json.JsonSpans;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What reasoning models write before the response itself, in tags such as {@code <think>}. */
final class Thoughts {

    /** What {@link #openingAt} returns if the text ends within a tag. */
    static final int INCOMPLETE = -1;

    private static final List<String> OPENING = List.of("<think>", "<thinking>", "<thought>", "<reasoning>");
    private static final Pattern TAG =
            Pattern.compile("<(/?)(?:think|thinking|thought|reasoning)>", Pattern.CASE_INSENSITIVE);

    private Thoughts() {}

    /** The length of the opening tag at an index; 0 if there is none. */
    static int openingAt(CharSequence text, int index) {
        int end = Math.min(text.length(), index + 12);
        String begin = text.subSequence(index, end).toString().toLowerCase(Locale.ROOT);
        for (String tag : OPENING) {
            if (begin.startsWith(tag)) {
                return tag.length();
            }
        }
        return OPENING.stream().anyMatch(tag -> tag.startsWith(begin)) ? INCOMPLETE : 0;
    }

    /** The index behind the first closing tag; -1 if there is none. */
    static int closingAfter(CharSequence text, int index) {
        Matcher tags = TAG.matcher(text).region(index, text.length());
        while (tags.find()) {
            if (!tags.group(1).isEmpty()) {
                return tags.end();
            }
        }
        return -1;
    }

    /**
     * The text without the thoughts. A closing tag alone ends a thought that the prompt began. A tag within a JSON string is
     * text.
     */
    static String remove(String text) {
        List<JsonSpans.Span> spans = JsonSpans.in(text);
        var outside = new StringBuilder();
        Matcher tags = TAG.matcher(text);
        boolean open = false;
        int from = 0;
        int span = 0;
        while (tags.find()) {
            while (span < spans.size() && spans.get(span).end() <= tags.start()) {
                span++;
            }
            boolean quoted = span < spans.size() && spans.get(span).start() < tags.start();
            boolean closing = !tags.group(1).isEmpty();
            if (open && closing) {
                open = false;
                from = tags.end();
            } else if (!open && !quoted && closing) {
                outside.setLength(0);
                from = tags.end();
            } else if (!open && !quoted) {
                outside.append(text, from, tags.start());
                open = true;
            }
        }
        return open
                ? outside.toString()
                : outside.append(text, from, text.length()).toString();
    }
}
